import type { IssuePreview } from '@dondoc/contract/plan-editing'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { daysBetween } from '@dondoc/domain/calendar/plain-date'
import type { PlanTreeNode } from '@dondoc/domain/plans/plan-tree'
import type { Trx } from '../../lib/db.ts'
import type { NewDuty } from '../duties/index.ts'
import {
  contributionsOfPlan,
  dutiesOfPlan,
  listNames,
  type PlanRow,
  readDirectory,
  resolveAgain,
} from '../plans/index.ts'
import { readSettings } from '../settings/index.ts'
import { listLinkedRowIds, readDraft } from './draft.store.ts'

/** A stretch of most of a year says no more than the year. */
const WHOLE_YEAR_DAYS = 300

const isYearOnly = ({ deadline }: PlanTreeNode): boolean =>
  deadline?.kind === 'within' && daysBetween(deadline.from, deadline.to) >= WHOLE_YEAR_DAYS

function countCheckpoints(duties: readonly NewDuty[]): IssuePreview['checkpoints'] {
  const all = duties.flatMap(({ checkpoints = [] }) => checkpoints)
  const days = [...Map.groupBy(all, ({ on }) => on)]
  return days
    .map(([on, same]) => ({ on, label: same[0]?.label ?? '', dutyCount: same.length }))
    .sort((a, b) => a.on.localeCompare(b.on))
}

/** How many duties are due in each month, those without a day last. */
function byMonth(duties: readonly { readonly originalDueOn: PlainDate | null }[]): IssuePreview['byMonth'] {
  const counted = Map.groupBy(duties, ({ originalDueOn }) => originalDueOn?.slice(0, 7) ?? null)
  return [...counted]
    .map(([month, due]) => ({ month, dutyCount: due.length }))
    .sort((a, b) => (a.month ?? '9999').localeCompare(b.month ?? '9999'))
}

/** What issuing a draft today would make; nothing is written. */
export async function previewIssue(trx: Trx, plan: PlanRow, today: PlainDate): Promise<IssuePreview> {
  const { tenantId, id: planId } = plan
  const draft = await readDraft(trx, tenantId, planId)
  const leaves = draft.nodes.filter(({ leaf }) => leaf)
  const directory = await readDirectory(trx, tenantId, today)
  const names = resolveAgain(await listNames(trx, tenantId, planId), directory, plan.issuerId)
  const settings = await readSettings(trx, tenantId)
  const { duties, unresolved } = dutiesOfPlan(plan, leaves, names, directory, settings)
  const linked = await listLinkedRowIds(trx, tenantId, planId)
  const byId = new Map(directory.organizations.map((organization) => [organization.id, organization]))
  const counted = Map.groupBy(duties, ({ organizationId }) => organizationId)
  const byOrganization = [...counted].flatMap(([id, owed]) => {
    const organization = byId.get(id)
    return organization
      ? [{ organization: { id, name: organization.name, shortName: organization.shortName }, dutyCount: owed.length }]
      : []
  })
  return {
    taskCount: leaves.length,
    areaCount: new Set(leaves.map(({ area }) => area).filter((area) => area !== null)).size,
    dutyCount: duties.length,
    organizationCount: counted.size,
    waitingCount: duties.filter(({ waitingFor }) => waitingFor !== null).length,
    checkpoints: countCheckpoints(duties),
    yearOnlyCount: leaves.filter(isYearOnly).length,
    unresolvedNames: [...unresolved],
    rowsWithoutLead: leaves.filter(({ leads }) => leads.length === 0).length,
    rowsWithoutDeadline: leaves.filter(({ deadline }) => deadline === null).length,
    openFindings: draft.findings.filter(({ accepted }) => !accepted).length,
    superior:
      plan.superiorPlanId === null
        ? null
        : {
            unlinked: leaves.filter(({ id }) => !linked.has(id)).length,
            late: draft.findings.filter(({ code }) => code === 'deadline-after-superior').length,
          },
    byMonth: byMonth(duties),
    contributionCount: contributionsOfPlan(plan, leaves, duties, names, directory, { on: today, settings }).length,
    byOrganization: byOrganization.sort(
      (a, b) => b.dutyCount - a.dutyCount || a.organization.name.localeCompare(b.organization.name, 'vi'),
    ),
  }
}
