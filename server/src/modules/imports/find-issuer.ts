import type { DocumentHead } from '@dondoc/domain/imports/reading'
import { type Directory, nameKey } from '../plans/index.ts'

type Organization = Directory['organizations'][number]

/** "tinh phu tho" of "Ủy ban nhân dân tỉnh Phú Thọ". */
const placeOf = (name: string): string | null => /^uy ban nhan dan (.+)$/.exec(nameKey(name))?.[1] ?? null

/** The names an organization signs with: its own, and without the place that its superior already tells. */
function signsAs(organization: Organization, places: readonly string[]): readonly string[] {
  const names = [organization.name, organization.shortName, ...organization.aliases].filter((name) => name !== null)
  return names.map(nameKey).flatMap((key) => {
    const place = places.find((one) => key.endsWith(` ${one}`))
    return place === undefined || key === `uy ban nhan dan ${place}` ? [key] : [key, key.slice(0, -place.length - 1)]
  })
}

/**
 * The organization that a plan's letterhead names, among those whose plans one may write; where two have the name ("Sở Nội vụ" of
 * two provinces) the one whose superior or place the document names. Null where that leaves none or several.
 */
export function findIssuer(
  document: Pick<DocumentHead, 'issuer' | 'superior' | 'place' | 'title'>,
  directory: Directory,
  candidateIds: ReadonlySet<string>,
): string | null {
  if (document.issuer === null) return null
  const issuer = nameKey(document.issuer)
  const byId = new Map(directory.organizations.map((organization) => [organization.id, organization]))
  const parentsOf = (organization: Organization): Organization[] => {
    const parent = organization.parentId === null ? undefined : byId.get(organization.parentId)
    return parent === undefined ? [] : [parent, ...parentsOf(parent)]
  }
  const named = directory.organizations
    .filter(({ id }) => candidateIds.has(id))
    .map((organization) => {
      const above = parentsOf(organization)
      const places = above.flatMap(({ name }) => placeOf(name) ?? [])
      // "Chủ tịch UBND tỉnh …" signs for the committee: the title stands before the name.
      const keys = signsAs(organization, places).filter((key) => issuer === key || issuer.endsWith(` ${key}`))
      return { organization, places, likeness: Math.max(0, ...keys.map((key) => key.length)) }
    })
    .filter(({ likeness }) => likeness > 0)
  const best = Math.max(0, ...named.map(({ likeness }) => likeness))
  const alike = named.filter(({ likeness }) => likeness === best)
  const said = nameKey([document.superior, document.place, document.title].filter((words) => words !== null).join(' '))
  const placed = alike.filter(({ places }) =>
    places.some((place) => said.includes(place) || said.includes(place.replace(/^(?:tinh|thanh pho) /, ''))),
  )
  const chosen = alike.length > 1 ? placed : alike
  return chosen.length === 1 ? (chosen[0]?.organization.id ?? null) : null
}
