import { NewRecord } from '@dondoc/contract/records'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { kindOfNumber } from '@dondoc/domain/records/document-kinds'
import { z } from 'zod'
import { dateText, parseDate } from '../../lib/format.ts'

const SentFile = z.object({ id: z.string(), name: z.string(), byteSize: z.number() })
/** A file that is on the server and waits for its form. */
export type SentFile = z.infer<typeof SentFile>

/** A record as it is being typed; it may be incomplete. */
export const RecordDraft = z.object({
  kind: z.string(),
  number: z.string(),
  date: z.string(),
  abstract: z.string(),
  signer: z.string(),
  effectiveOn: z.string(),
  issuerId: z.string(),
  files: z.array(SentFile),
})
export type RecordDraft = z.infer<typeof RecordDraft>

export type RecordField = Exclude<keyof RecordDraft, 'files' | 'issuerId'>
export type RecordError = 'kind' | 'number' | 'date' | 'future' | 'abstract'
export type RecordErrors = Partial<Record<RecordField, RecordError>>

/** A record nobody has typed yet: of today, of the kind that comes most. */
export function emptyRecord(today: PlainDate, kind = 'Báo cáo'): RecordDraft {
  return { kind, number: '', date: dateText(today), abstract: '', signer: '', effectiveOn: '', issuerId: '', files: [] }
}

/** The draft with a part changed; a number that says the kind ("12/QĐ-UBND") sets it. */
export function changeRecord(draft: RecordDraft, part: Partial<RecordDraft>): RecordDraft {
  const kind = part.number === undefined ? null : kindOfNumber(part.number)
  return { ...draft, ...(kind === null ? {} : { kind }), ...part }
}

/** The draft as the API takes it, or what is wrong with each field. */
export function checkRecord(
  draft: RecordDraft,
  today: PlainDate,
): { readonly ok: true; readonly record: NewRecord } | { readonly ok: false; readonly errors: RecordErrors } {
  const errors: RecordErrors = {}
  const date = parseDate(draft.date, today)
  if (date === null) errors.date = 'date'
  else if (date > today) errors.date = 'future'
  const effectiveOn = draft.effectiveOn.trim() === '' ? undefined : parseDate(draft.effectiveOn, today)
  if (effectiveOn === null) errors.effectiveOn = 'date'
  const checked = NewRecord.safeParse({
    kind: draft.kind,
    number: draft.number,
    date: date ?? today,
    abstract: draft.abstract,
    ...(draft.signer.trim() === '' ? {} : { signer: draft.signer }),
    ...(effectiveOn ? { effectiveOn } : {}),
    ...(draft.issuerId === '' ? {} : { issuerId: draft.issuerId }),
    ...(draft.files.length === 0 ? {} : { uploadIds: draft.files.map(({ id }) => id) }),
  })
  for (const issue of checked.error?.issues ?? []) {
    const field = issue.path[0]
    if (field === 'kind' || field === 'number' || field === 'abstract') errors[field] = field
  }
  return checked.success && Object.keys(errors).length === 0
    ? { ok: true, record: checked.data }
    : { ok: false, errors }
}
