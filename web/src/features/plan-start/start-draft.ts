import type { createPlan } from '@dondoc/contract/plan-editing'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { z } from 'zod'
import { parseDate } from '../../lib/format.ts'

export const STARTS = ['empty', 'plan', 'superior'] as const

/** What the form holds, as typed. */
export interface StartDraft {
  readonly issuerId: string
  readonly title: string
  readonly year: string
  readonly from: string
  readonly to: string
  readonly start: (typeof STARTS)[number]
  readonly planId: string
}

export type StartError = 'issuer' | 'name' | 'year' | 'from' | 'to' | 'order' | 'plan'

/** What the API takes. */
export type StartBody = z.input<NonNullable<(typeof createPlan)['body']>>

/** The period that goes with a year: the whole of it. */
export const wholeYear = (year: string): Pick<StartDraft, 'from' | 'to'> => ({
  from: `01/01/${year}`,
  to: `31/12/${year}`,
})

/** What to send, or which fields are wrong. Dates are read as typed; without a year they are of the year of `today`. */
export function readStartDraft(
  draft: StartDraft,
  today: PlainDate,
): { readonly ok: true; readonly body: StartBody } | { readonly ok: false; readonly errors: readonly StartError[] } {
  const year = Number(draft.year)
  const from = parseDate(draft.from, today)
  const to = parseDate(draft.to, today)
  const errors: StartError[] = [
    ...(draft.issuerId === '' ? (['issuer'] as const) : []),
    ...(draft.title.trim() === '' ? (['name'] as const) : []),
    ...(!Number.isInteger(year) || year < 2000 || year > 2100 ? (['year'] as const) : []),
    ...(from === null ? (['from'] as const) : []),
    ...(to === null ? (['to'] as const) : []),
    ...(from !== null && to !== null && to < from ? (['order'] as const) : []),
    ...(draft.start !== 'empty' && draft.planId === '' ? (['plan'] as const) : []),
  ]
  if (errors.length > 0 || from === null || to === null) return { ok: false, errors }
  return {
    ok: true,
    body: {
      issuerId: draft.issuerId,
      title: draft.title.trim(),
      year,
      period: { from, to },
      from: draft.start === 'empty' ? { kind: 'empty' } : { kind: draft.start, planId: draft.planId },
    },
  }
}
