import type { Deadline } from '@dondoc/contract/deadline'
import type { PlanReview, ReviewNode } from '@dondoc/contract/plan-editing'
import { canEditPlan, canIssuePlan } from '@dondoc/domain/access/predicates'
import { dueDates } from '@dondoc/domain/calendar/due-dates'
import type { DateRange, PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { Box } from '@dondoc/domain/imports/blocks'
import { fiveClear } from '@dondoc/domain/imports/five-clear'
import type { PlanItem } from '@dondoc/domain/imports/reading'
import type { PlanTreeNode } from '@dondoc/domain/plans/plan-tree'
import { treeItems } from '@dondoc/domain/plans/tree-items'
import { dueDateSettings } from '@dondoc/domain/settings/tenant-settings'
import type { Actor } from '../../lib/actor.ts'
import type { Trx } from '../../lib/db.ts'
import { findSource, type PlanRow } from '../plans/index.ts'
import { readSettings, type Settings } from '../settings/index.ts'
import { readDraft } from './draft.store.ts'
import { hasEdit } from './edits.store.ts'

/** The days that issuing the row would set. */
function dueDaysOf(node: PlanTreeNode, period: DateRange, settings: Settings): PlainDate[] {
  if (!node.leaf || node.deadline === null) return []
  const { occurrences } = dueDates(node.deadline, dueDateSettings(settings, period), settings.calendar)
  return [...new Set(occurrences.flatMap(({ dueOn }) => dueOn ?? []))].sort()
}

function clearOf(item: PlanItem | undefined): ReviewNode['fiveClear'] {
  if (item === undefined) return null
  const { task, lead, coordinator, deadline, product } = fiveClear(item)
  return { task, lead, coordinators: coordinator, deadline, product }
}

const boxesOf = (cells: Partial<Record<string, Box>>): Record<string, [number, number, number, number]> =>
  Object.fromEntries(
    Object.entries(cells).flatMap(([field, box]) =>
      box === undefined ? [] : [[field, [box[0], box[1], box[2], box[3]]]],
    ),
  )

function presentNode(
  node: PlanTreeNode,
  item: PlanItem | undefined,
  period: DateRange,
  settings: Settings,
): ReviewNode {
  const dueDays = dueDaysOf(node, period, settings)
  return {
    ...node,
    products: [...node.products],
    leads: [...node.leads],
    coordinators: [...node.coordinators],
    deadline: node.deadline as Deadline | null,
    dueFrom: dueDays[0] ?? null,
    dueTo: dueDays.at(-1) ?? null,
    source: node.source && { page: node.source.page, cells: boxesOf(node.source.cells) },
    confidence: node.confidence ?? 1,
    fiveClear: clearOf(item),
    dueDates: dueDays,
  }
}

/** A plan as it is reviewed: its rows with their source, doubts, the check "5 rõ", and what the reader may do. */
export async function readReview(trx: Trx, actor: Actor, plan: PlanRow): Promise<PlanReview> {
  const { tenantId, id: planId } = plan
  const draft = await readDraft(trx, tenantId, planId)
  const items = new Map(treeItems(draft.nodes).map(({ nodeId, item }) => [nodeId, item]))
  const source = await findSource(trx, tenantId, planId)
  const settings = await readSettings(trx, tenantId)
  const place = { ownerPath: plan.orgPath, isDraft: plan.state === 'draft' }
  const edit = place.isDraft && canEditPlan(actor, place)
  return {
    planId,
    importId: source?.id ?? null,
    title: plan.title,
    state: plan.state,
    version: plan.version,
    canUndo: edit && (await hasEdit(trx, tenantId, planId)),
    pages: (source?.pages ?? []).map(({ page, width, height }) => ({ page, width, height })),
    nodes: draft.nodes.map((node) =>
      presentNode(node, items.get(node.id), { from: plan.periodFrom, to: plan.periodTo }, settings),
    ),
    findings: draft.findings.map((finding) => ({ ...finding })),
    can: { edit, issue: place.isDraft && canIssuePlan(actor, place) },
  }
}
