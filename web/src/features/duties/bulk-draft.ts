import { NewRecord } from '@dondoc/contract/records'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { dateText, parseDate } from '../../lib/format.ts'
import { type Kind, needsText, type Reason } from './update-draft.ts'
import type { SharedUpdate } from './use-bulk-update.ts'

/** One update for many duties as it stands in the form. */
export interface BulkDraft {
  readonly kind: Kind
  readonly on: string
  readonly progress: string
  readonly text: string
  readonly reason: Reason | ''
  readonly withRecord: boolean
  readonly recordKind: string
  readonly recordNumber: string
  readonly recordDate: string
  readonly recordAbstract: string
}

type Field = Exclude<keyof BulkDraft, 'kind' | 'withRecord' | 'reason'>

/** The name of the sentence that says what is wrong with a field. */
type BulkError = 'date' | 'future' | 'progress' | 'text' | 'number' | 'abstract' | 'recordKind'

/** Kinds that say how the work goes: where it is late, with the reason. */
export const WORK: readonly Kind[] = ['started', 'progress', 'delivered']

/** A form nobody has typed into. */
export function emptyBulk(kind: Kind, today: PlainDate): BulkDraft {
  const day = dateText(today)
  const record = { recordKind: 'Báo cáo', recordNumber: '', recordDate: day, recordAbstract: '' }
  return { kind, on: day, progress: '', text: '', reason: '', withRecord: true, ...record }
}

/** The form as an update, or what is wrong with each field. */
export function checkBulk(
  draft: BulkDraft,
  today: PlainDate,
):
  | { readonly ok: true; readonly update: SharedUpdate }
  | { readonly ok: false; readonly errors: Partial<Record<Field, BulkError>> } {
  const errors: Partial<Record<Field, BulkError>> = {}
  const on = parseDate(draft.on, today)
  if (!on) errors.on = 'date'
  else if (on > today) errors.on = 'future'
  const text = draft.text.trim()
  if (needsText(draft.kind) && text === '') errors.text = 'text'
  const progress = draft.progress.trim() === '' ? Number.NaN : Number(draft.progress.replace('%', ''))
  const isProgress = draft.kind === 'progress'
  if (isProgress && !(Number.isInteger(progress) && progress >= 0 && progress <= 100)) errors.progress = 'progress'
  const proved = draft.kind === 'delivered' && draft.withRecord
  const date = parseDate(draft.recordDate, today)
  const { recordKind: kind, recordNumber: number, recordAbstract: abstract } = draft
  const record = NewRecord.safeParse({ kind, number, abstract, date: date ?? '' })
  if (proved && date && date > today) errors.recordDate = 'future'
  if (proved && !record.success) {
    const wrong = new Set(record.error.issues.map((issue) => issue.path[0]))
    if (wrong.has('kind')) errors.recordKind = 'recordKind'
    if (wrong.has('number')) errors.recordNumber = 'number'
    if (wrong.has('date')) errors.recordDate = 'date'
    if (wrong.has('abstract')) errors.recordAbstract = 'abstract'
  }
  if (!on || Object.keys(errors).length > 0) return { ok: false, errors }
  return {
    ok: true,
    update: {
      kind: draft.kind,
      on,
      ...(isProgress ? { progress } : {}),
      ...(text === '' ? {} : { text }),
      ...(draft.reason === '' || !WORK.includes(draft.kind) ? {} : { reason: draft.reason }),
      ...(proved && record.success ? { record: record.data } : {}),
    },
  }
}
