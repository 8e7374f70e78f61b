import type { DelayReason, NewUpdate, SaidKind } from '@dondoc/contract/duties'
import { NewRecord } from '@dondoc/contract/records'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { z } from 'zod'
import { dateText, parseDate } from '../../lib/format.ts'

export type Kind = z.infer<typeof SaidKind>
export type Reason = z.infer<typeof DelayReason>

/** What stands in the form, as typed; it may be incomplete and is kept until it is sent. */
export interface UpdateDraft {
  readonly kind: Kind
  readonly on: string
  readonly progress: string
  readonly text: string
  readonly reason: Reason | ''
  readonly evidence: 'new' | 'known'
  readonly recordId: string
  readonly recordKind: string
  readonly recordNumber: string
  readonly recordDate: string
  readonly recordAbstract: string
}

export type DraftField = Exclude<keyof UpdateDraft, 'kind' | 'evidence' | 'reason'>
export type DraftError = 'date' | 'future' | 'progress' | 'text' | 'number' | 'abstract' | 'recordKind' | 'recordKnown'

/** An update without the version that it answers to. */
export type UpdateContent = Omit<NewUpdate, 'version'>

export type CheckedDraft =
  | { readonly ok: true; readonly update: UpdateContent }
  | { readonly ok: false; readonly errors: Partial<Record<DraftField, DraftError>> }

/** A form nobody has typed into: the update is of today, and so is its record. */
export function emptyDraft(kind: Kind, today: PlainDate): UpdateDraft {
  return {
    kind,
    on: dateText(today),
    progress: '',
    text: '',
    reason: '',
    evidence: 'new',
    recordId: '',
    recordKind: 'Báo cáo',
    recordNumber: '',
    recordDate: dateText(today),
    recordAbstract: '',
  }
}

/** The form as an update, or what is wrong with each field. Dates after `today` are refused here already. */
export function checkDraft(draft: UpdateDraft, today: PlainDate): CheckedDraft {
  const errors: Partial<Record<DraftField, DraftError>> = {}
  const on = parseDate(draft.on, today)
  if (!on) errors.on = 'date'
  else if (on > today) errors.on = 'future'
  const text = draft.text.trim()
  if (needsText(draft.kind) && text === '') errors.text = 'text'
  const progress = draft.progress.trim() === '' ? undefined : Number(draft.progress.replace('%', ''))
  if (draft.kind === 'progress' && !isPercent(progress)) errors.progress = 'progress'
  const evidence = draft.kind === 'delivered' ? evidenceOf(draft, today, errors) : {}
  if (!on || Object.keys(errors).length > 0) return { ok: false, errors }
  return {
    ok: true,
    update: {
      kind: draft.kind,
      on,
      ...(draft.kind === 'progress' && progress !== undefined ? { progress } : {}),
      ...(text === '' ? {} : { text }),
      ...(draft.reason === '' ? {} : { reason: draft.reason }),
      ...evidence,
    },
  }
}

/** Giving back and stopping must say why; the others may. */
export function needsText(kind: Kind): boolean {
  return ['returned', 'stopped', 'declined', 'insisted'].includes(kind)
}

const isPercent = (value: number | undefined): boolean =>
  value !== undefined && Number.isInteger(value) && value >= 0 && value <= 100

function evidenceOf(
  draft: UpdateDraft,
  today: PlainDate,
  errors: Partial<Record<DraftField, DraftError>>,
): Pick<UpdateContent, 'record' | 'recordId'> {
  if (draft.evidence === 'known') {
    if (draft.recordId === '') errors.recordId = 'recordKnown'
    return { recordId: draft.recordId }
  }
  const date = parseDate(draft.recordDate, today)
  const record = {
    kind: draft.recordKind,
    number: draft.recordNumber,
    date: date ?? '',
    abstract: draft.recordAbstract,
  }
  const checked = NewRecord.safeParse(record)
  if (date && date > today) errors.recordDate = 'future'
  if (checked.success) return { record: checked.data }
  const wrong = new Set(checked.error.issues.map((issue) => issue.path[0]))
  if (wrong.has('kind')) errors.recordKind = 'recordKind'
  if (wrong.has('number')) errors.recordNumber = 'number'
  if (wrong.has('date')) errors.recordDate = 'date'
  if (wrong.has('abstract')) errors.recordAbstract = 'abstract'
  return {}
}

/** A draft as it is kept in the browser. */
export const draftToText = (draft: UpdateDraft): string => JSON.stringify(draft)

/** The kept draft, or null where there is none, or it is of another shape (an older version of the application). */
export function draftFromText(text: string | null, known: readonly Kind[]): UpdateDraft | null {
  if (text === null) return null
  try {
    const kept: unknown = JSON.parse(text)
    const shape: Readonly<Record<string, unknown>> = { ...emptyDraft('started', '2000-01-01') }
    if (typeof kept !== 'object' || kept === null) return null
    const values = new Map(Object.entries(kept))
    if (Object.keys(shape).some((name) => typeof values.get(name) !== 'string')) return null
    const draft = kept as UpdateDraft
    return known.includes(draft.kind) && ['new', 'known'].includes(draft.evidence) ? draft : null
  } catch {
    return null
  }
}

/** True where something was typed that would be a loss. */
export function isTouched(draft: UpdateDraft, today: PlainDate): boolean {
  const empty = emptyDraft(draft.kind, today)
  return draftToText({ ...empty, recordKind: draft.recordKind }) !== draftToText(draft)
}
