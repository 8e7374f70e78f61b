import type { ItemField, PlanItem } from './reading.ts'

/** The "5 rõ" of a task: clear work, lead, coordinators, time and product. */
export interface FiveClear {
  readonly task: boolean
  readonly lead: boolean
  readonly coordinator: boolean
  readonly deadline: boolean
  readonly product: boolean
}

/** Which of the "5 rõ" a row of a plan meets: every one that is said, and a time that can be understood. */
export function fiveClear(item: PlanItem): FiveClear {
  return {
    task: (item.activity ?? item.task ?? '').trim() !== '',
    lead: item.lead.length > 0,
    coordinator: item.coordinators.length > 0,
    deadline: item.deadline !== null,
    product: item.products.length > 0,
  }
}

/** The fields that keep a row from being "5 rõ". */
export function unclearFields(item: PlanItem): readonly ItemField[] {
  const clear = fiveClear(item)
  return (['task', 'lead', 'coordinator', 'deadline', 'product'] as const).filter((field) => !clear[field])
}
