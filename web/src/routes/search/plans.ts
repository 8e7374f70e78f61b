import { DUTY_STATUSES, type DutyStatus } from '@dondoc/domain/duties/status'
import { AREAS, type Area } from '@dondoc/domain/plans/area'
import { oneOf, type RawSearch, text, uuid } from './address.ts'

export const PLAN_TABS = ['tree', 'content', 'bases', 'findings'] as const
export const TREE_SORTS = ['plan', 'due', 'lead', 'status'] as const

export interface PlanSearch {
  tab?: (typeof PLAN_TABS)[number] | undefined
  q?: string | undefined
  area?: Area | undefined
  status?: DutyStatus | undefined
  lead?: string | undefined
  sort?: (typeof TREE_SORTS)[number] | undefined
  /** The row whose details are open. */
  node?: string | undefined
}

/** Tab, filters and open row of a plan's page. */
export function readPlanSearch(raw: RawSearch): PlanSearch {
  return {
    tab: oneOf(raw, 'tab', PLAN_TABS),
    q: text(raw, 'q'),
    area: oneOf(raw, 'area', AREAS),
    status: oneOf(raw, 'status', DUTY_STATUSES),
    lead: text(raw, 'lead'),
    sort: oneOf(raw, 'sort', TREE_SORTS),
    node: uuid(raw, 'node'),
  }
}

export const REVIEW_STEPS = ['rows', 'names', 'summary'] as const

/** Step and order of a plan's review. */
export function readReviewSearch(raw: RawSearch): {
  step?: (typeof REVIEW_STEPS)[number] | undefined
  doubts?: 'first' | undefined
} {
  return { step: oneOf(raw, 'step', REVIEW_STEPS), doubts: oneOf(raw, 'doubts', ['first'] as const) }
}

/** The filters of the coverage matrix. */
export function readCoverageSearch(raw: RawSearch): {
  area?: Area | undefined
  unit?: string | undefined
  gaps?: '1' | undefined
} {
  return { area: oneOf(raw, 'area', AREAS), unit: uuid(raw, 'unit'), gaps: oneOf(raw, 'gaps', ['1'] as const) }
}

/** The source of a plan: the row to light. */
export function readSourceSearch(raw: RawSearch): { node?: string | undefined } {
  return { node: uuid(raw, 'node') }
}

/** Reading files: as an amended version of a plan where the address names one. */
export function readImportsSearch(raw: RawSearch): { amends?: string | undefined } {
  return { amends: uuid(raw, 'amends') }
}
