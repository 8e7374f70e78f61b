import type { LinkedRow, PlanRef } from '@dondoc/contract/cascade'
import { lastDueDate } from '@dondoc/domain/calendar/last-due-date'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { dueDateSettings } from '@dondoc/domain/settings/tenant-settings'
import type { PlanRow } from '../plans/index.ts'
import type { Settings } from '../settings/index.ts'
import type { LinkableNode } from './links.store.ts'

/** The rows of a plan with the last day each is due. */
export function presentRows(
  nodes: readonly LinkableNode[],
  plan: { readonly periodFrom: PlainDate; readonly periodTo: PlainDate },
  settings: Settings,
): LinkedRow[] {
  const due = dueDateSettings(settings, { from: plan.periodFrom, to: plan.periodTo })
  return nodes.map(({ deadline, ...node }) => ({ ...node, dueOn: lastDueDate(deadline, due, settings.calendar) }))
}

/** A plan as others point to it. */
export function presentPlanRef(
  plan: Pick<PlanRow, 'id' | 'code' | 'title' | 'number' | 'issuerId' | 'issuerName' | 'issuerShortName'>,
): PlanRef {
  const { id, code, title, number, issuerId, issuerName, issuerShortName } = plan
  return { id, code, title, number, issuer: { id: issuerId, name: issuerName, shortName: issuerShortName } }
}
