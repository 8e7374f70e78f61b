import { fold } from '../imports/normalise.ts'
import { ABBREVIATIONS } from './name-likeness.ts'

/** An organization as far as its names matter. */
export interface NamedOrganization {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  readonly shortName: string | null
  readonly aliases: readonly string[]
}

/** A name as names are compared: without accents and capitals, usual abbreviations written in full. */
export function aliasKey(name: string): string {
  return fold(name.normalize('NFC').replaceAll('&', ' và '))
    .split(' ')
    .map((word) => ABBREVIATIONS[word] ?? word)
    .join(' ')
}

/** All names an organization answers to. */
export function namesOf({ name, shortName, aliases }: NamedOrganization): readonly string[] {
  return [name, ...(shortName === null ? [] : [shortName]), ...aliases]
}

/** Two organizations that answer to one name. */
export interface AliasClaim {
  readonly alias: string
  readonly organizationId: string
  readonly otherId: string
  /**
   * True where their superiors differ: a document of either branch means its own ("Văn phòng Sở"). Of two under one superior
   * nothing tells which is meant.
   */
  readonly toldByBranch: boolean
}

/** The other organizations that answer to a name of this one, each once. `others` are those that exist at the same time. */
export function aliasClaims(
  organization: NamedOrganization,
  others: readonly NamedOrganization[],
): readonly AliasClaim[] {
  const mine = new Map(namesOf(organization).map((name) => [aliasKey(name), name]))
  return others.flatMap((other): AliasClaim[] => {
    if (other.id === organization.id) return []
    const shared = namesOf(other).find((name) => mine.has(aliasKey(name)))
    if (shared === undefined) return []
    const alias = mine.get(aliasKey(shared)) ?? shared
    const toldByBranch = other.parentId !== organization.parentId
    return [{ alias, organizationId: organization.id, otherId: other.id, toldByBranch }]
  })
}
