import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { parseDate } from '../../../lib/format.ts'

/** What is chosen and typed for the own absence. */
export interface DeputyDraft {
  readonly person: { readonly id: string; readonly name: string } | null
  readonly from: string
  readonly to: string
}

type DeputyError = 'person' | 'date' | 'past' | 'order'

export type ReadDeputy =
  | { readonly ok: true; deputyId: string; name: string; validFrom: PlainDate; validTo: PlainDate }
  | { readonly ok: false; readonly errors: Readonly<Partial<Record<'person' | 'from' | 'to', DeputyError>>> }

/** The order that a draft makes, or what is wrong with each of its parts. */
export function readDeputyDraft(draft: DeputyDraft, today: PlainDate): ReadDeputy {
  const from = parseDate(draft.from, today)
  const to = parseDate(draft.to, from ?? today)
  const fromError: DeputyError | null = from === null ? 'date' : from < today ? 'past' : null
  const toError: DeputyError | null = to === null ? 'date' : from !== null && to < from ? 'order' : null
  if (draft.person !== null && from !== null && to !== null && fromError === null && toError === null)
    return { ok: true, deputyId: draft.person.id, name: draft.person.name, validFrom: from, validTo: to }
  return {
    ok: false,
    errors: {
      ...(draft.person === null ? { person: 'person' } : {}),
      ...(fromError === null ? {} : { from: fromError }),
      ...(toError === null ? {} : { to: toError }),
    },
  }
}
