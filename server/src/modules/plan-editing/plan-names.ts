import type { PlanName } from '@dondoc/contract/plan-editing'
import { compared, nameLikeness } from '@dondoc/domain/organizations/name-likeness'
import type { PlanDraft } from '@dondoc/domain/plans/edit'
import type { Trx } from '../../lib/db.ts'
import { type Directory, listNames, type NameRow, type PlanRow, readDirectory, resolveAgain } from '../plans/index.ts'
import { readDraft } from './draft.store.ts'

/** Fewer common letters than this is no suggestion. */
const LEAST_LIKENESS = 0.45
const SUGGESTIONS = 5

type Organization = Directory['organizations'][number]

const refOf = ({ id, name, shortName }: Organization) => ({ id, name, shortName })

/** The organizations whose names are written most alike, the likest first. */
function createSuggester(directory: Directory): (words: string) => PlanName['suggestions'] {
  const names = directory.organizations.flatMap((organization) =>
    [organization.name, organization.shortName, ...organization.aliases].flatMap((name) =>
      name === null ? [] : [{ organization, name: compared(name) }],
    ),
  )
  return (words) => {
    const wanted = compared(words)
    const best = new Map<string, { organization: Organization; likeness: number }>()
    for (const { organization, name } of names) {
      const likeness = nameLikeness(wanted, name)
      if (likeness >= LEAST_LIKENESS && likeness > (best.get(organization.id)?.likeness ?? 0))
        best.set(organization.id, { organization, likeness })
    }
    return [...best.values()]
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, SUGGESTIONS)
      .map(({ organization, likeness }) => ({
        organization: refOf(organization),
        likeness: Math.round(likeness * 100) / 100,
      }))
  }
}

interface Use {
  leads: number
  coordinators: number
}

/** How often each name is written, as lead and as coordinator. */
function countUses({ nodes }: PlanDraft): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>()
  const use = (name: string): Use => {
    const known = uses.get(name) ?? { leads: 0, coordinators: 0 }
    uses.set(name, known)
    return known
  }
  for (const { leaf, leads, coordinators } of nodes) {
    if (!leaf) continue
    for (const name of leads) use(name).leads++
    for (const name of coordinators) use(name).coordinators++
  }
  return uses
}

function presentMeaning(row: NameRow, directory: Directory): PlanName['means'] {
  const organization = directory.organizations.find(({ id }) => id === row.organizationId)
  if (organization) return { kind: 'organization', organization: refOf(organization) }
  const group = directory.groups.find(({ id }) => id === row.groupId)
  return group ? { kind: 'group', groupId: group.id, name: group.name, memberCount: group.memberIds.length } : null
}

/** The names of a plan as written, those that nobody answers to first, then the most frequent. */
export async function readPlanNames(
  trx: Trx,
  plan: Pick<PlanRow, 'tenantId' | 'id' | 'issuerId'>,
  today: Parameters<typeof readDirectory>[2],
): Promise<PlanName[]> {
  const directory = await readDirectory(trx, plan.tenantId, today)
  const uses = countUses(await readDraft(trx, plan.tenantId, plan.id))
  const rows = resolveAgain(await listNames(trx, plan.tenantId, plan.id), directory, plan.issuerId)
  const suggest = createSuggester(directory)
  const byPart = Map.groupBy(
    rows.filter(({ name }) => uses.has(name)),
    ({ part }) => part,
  )
  const names = [...byPart].flatMap(([part, written]): PlanName[] => {
    const [first] = written
    if (first === undefined) return []
    const leads = written.reduce((sum, { name }) => sum + (uses.get(name)?.leads ?? 0), 0)
    const coordinators = written.reduce((sum, { name }) => sum + (uses.get(name)?.coordinators ?? 0), 0)
    const means = presentMeaning(first, directory)
    const as = leads === 0 ? 'coordinator' : coordinators === 0 ? 'lead' : 'both'
    return [
      {
        name: part,
        as,
        count: leads + coordinators,
        means,
        settled: first.settled,
        suggestions: means === null ? suggest(part) : [],
      },
    ]
  })
  const rank = ({ means, as }: PlanName): number => (means === null ? (as === 'coordinator' ? 1 : 0) : 2)
  return names.sort((a, b) => rank(a) - rank(b) || b.count - a.count || a.name.localeCompare(b.name, 'vi'))
}
