import { DelayReason, type DutyDetail, type NewUpdate, SaidKind } from '@dondoc/contract/duties'
import type { NewProductReport } from '@dondoc/contract/update-parts'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { isReasonGiven, needsReason } from '@dondoc/domain/duties/delay-reason'
import { expectedKinds } from '@dondoc/domain/records/expected-kind'
import { z } from 'zod'
import { dateText, parseDate, parseMillions } from '../../lib/format.ts'
import { checkRecord, emptyRecord, RecordDraft, type RecordErrors } from '../records/record-draft.ts'

export type Kind = z.infer<typeof SaidKind>

/** How work goes on; all others are decisions about it. */
export const GOES_ON: readonly Kind[] = ['started', 'progress', 'delivered']

export type Reason = z.infer<typeof DelayReason>

const KnownProof = z.object({ id: z.string(), kind: z.string(), number: z.string() })

/** A record that proves the update: being typed, or chosen from the register. */
const ProofDraft = z.object({ source: z.enum(['new', 'known']), record: RecordDraft, known: KnownProof.nullable() })
export type ProofDraft = z.infer<typeof ProofDraft>

/** What is said of one product; `proof` counts the records from 0. */
const ProductDraft = z.object({
  state: z.enum(['owed', 'delivered', 'not-needed']),
  proof: z.number(),
  words: z.string(),
})
export type ProductDraft = z.infer<typeof ProductDraft>

/** What stands in the form, as typed; it may be incomplete and is kept until it is sent. */
const UpdateDraft = z.object({
  kind: SaidKind,
  on: z.string(),
  progress: z.string(),
  text: z.string(),
  reason: z.union([DelayReason, z.literal('')]),
  /** The contributions that it waits for. */
  waitsFor: z.array(z.string()).default([]),
  spent: z.string(),
  otherAgency: z.string(),
  /** By the words of the product; what is not named is delivered by the first record. */
  products: z.record(z.string(), ProductDraft),
  proofs: z.array(ProofDraft).min(1),
})
export type UpdateDraft = z.infer<typeof UpdateDraft>

/** What is wrong, by field; of the records by their place. */
export interface DraftErrors {
  readonly on?: 'date' | 'future'
  readonly progress?: true
  readonly text?: true
  readonly reason?: 'missing' | 'words'
  readonly spent?: true
  /** No product is ticked. */
  readonly products?: true
  /** The products that are said not to be needed without a reason. */
  readonly unexplained?: readonly string[]
  readonly proofs?: Readonly<Record<number, RecordErrors | 'known'>>
}

/** An update without the version that it answers to. */
export type UpdateContent = Omit<NewUpdate, 'version'>

export type CheckedDraft =
  | { readonly ok: true; readonly update: UpdateContent }
  | { readonly ok: false; readonly errors: DraftErrors }

/** What the form must know of its duty. */
export type DraftDuty = Pick<DutyDetail, 'dueOn' | 'status' | 'checklist'>

/** A record that nobody has typed yet, of the kind that the product's words name. */
export const emptyProof = (today: PlainDate, product = ''): ProofDraft => ({
  source: 'new',
  record: emptyRecord(today, expectedKinds(product)?.[0]),
  known: null,
})

/** A form nobody has typed into: the update is of today, and one record delivers every product that is owed. */
export function emptyDraft(kind: Kind, today: PlainDate, owed: readonly string[] = []): UpdateDraft {
  return {
    kind,
    on: dateText(today),
    progress: '',
    text: '',
    reason: '',
    waitsFor: [],
    spent: '',
    otherAgency: '',
    products: {},
    proofs: [emptyProof(today, owed[0])],
  }
}

const DELIVERED: ProductDraft = { state: 'delivered', proof: 0, words: '' }

/** What the form says of a product. */
export const productOf = (draft: Pick<UpdateDraft, 'products'>, product: string): ProductDraft =>
  draft.products[product] ?? DELIVERED

/** The products that are still owed, in the order of the plan. */
export const openProducts = ({ checklist }: Pick<DraftDuty, 'checklist'>): readonly string[] =>
  checklist.filter(({ settled }) => settled === null).map(({ product }) => product)

/** Whether the update must say why the duty is late or stopped. */
export function mustSayWhy(draft: Pick<UpdateDraft, 'kind'>, duty: DraftDuty, on: PlainDate | null): boolean {
  const late = on !== null && duty.dueOn !== null && on > duty.dueOn
  const open = ['not-started', 'running', 'overdue', 'waiting'].includes(duty.status)
  return needsReason(draft.kind, open && late ? 'overdue' : 'running')
}

/** The records that the update uses, by their places. */
export function usedProofs(draft: UpdateDraft, duty: DraftDuty): readonly number[] {
  if (draft.kind !== 'delivered') return []
  if (duty.checklist.length === 0) return isProofTouched(draft.proofs[0]) ? [0] : []
  const used = openProducts(duty)
    .map((product) => productOf(draft, product))
    .filter(({ state }) => state === 'delivered')
    .map(({ proof }) => proof)
  return [...new Set(used)].sort((a, b) => a - b)
}

const isProofTouched = (proof: ProofDraft | undefined): boolean =>
  proof !== undefined &&
  (proof.source === 'known' ? proof.known !== null : proof.record.number.trim() + proof.record.abstract.trim() !== '')

/** The form as an update, or what is wrong with each field. Dates after `today` are refused here already. */
export function checkDraft(draft: UpdateDraft, duty: DraftDuty, today: PlainDate): CheckedDraft {
  const on = parseDate(draft.on, today)
  const text = draft.text.trim()
  const progress = draft.progress.trim() === '' ? undefined : Number(draft.progress.replace('%', ''))
  const spent = draft.spent.trim() === '' ? undefined : parseMillions(draft.spent)
  const why = mustSayWhy(draft, duty, on)
  const given = isReasonGiven(draft.reason === '' ? null : draft.reason, text !== '')
  const evidence = draft.kind === 'delivered' ? evidenceOf(draft, duty, today) : { errors: {}, content: {} }
  const errors: DraftErrors = {
    ...(on === null ? { on: 'date' as const } : on > today ? { on: 'future' as const } : {}),
    ...(needsText(draft.kind) && text === '' ? { text: true as const } : {}),
    ...(draft.kind === 'progress' && !isPercent(progress) ? { progress: true as const } : {}),
    ...(why && !given ? { reason: draft.reason === '' ? ('missing' as const) : ('words' as const) } : {}),
    ...(spent === null ? { spent: true as const } : {}),
    ...evidence.errors,
  }
  if (on === null || spent === null || Object.keys(errors).length > 0) return { ok: false, errors }
  return {
    ok: true,
    update: {
      kind: draft.kind,
      on,
      ...(draft.kind === 'progress' && progress !== undefined ? { progress } : {}),
      ...(text === '' ? {} : { text }),
      ...(why && draft.reason !== '' ? { reason: draft.reason } : {}),
      ...(why && draft.reason === 'waiting-coordination' && draft.waitsFor.length > 0
        ? { waitsFor: draft.waitsFor }
        : {}),
      ...(spent === undefined ? {} : { spent }),
      ...evidence.content,
    },
  }
}

/** Giving back, stopping and deciding on what was given back must say why; the others may. */
export function needsText(kind: Kind): boolean {
  return kind === 'returned' || kind === 'stopped' || kind === 'declined' || kind === 'insisted'
}

const isPercent = (value: number | undefined): boolean =>
  value !== undefined && Number.isInteger(value) && value >= 0 && value <= 100

/**
 * What a report of completion says of products and records. While a product stays owed it is progress: the duty is done with
 * the last one.
 */
function evidenceOf(
  draft: UpdateDraft,
  duty: DraftDuty,
  today: PlainDate,
): { readonly errors: DraftErrors; readonly content: Partial<UpdateContent> } {
  const used = usedProofs(draft, duty)
  const proofs = new Map<number, Pick<NewProductReport, 'record' | 'recordId'>>()
  const wrong: Record<number, RecordErrors | 'known'> = {}
  for (const at of used) {
    const proof = draft.proofs[at]
    if (proof === undefined || (proof.source === 'known' && proof.known === null)) wrong[at] = 'known'
    else if (proof.source === 'known') proofs.set(at, { recordId: proof.known?.id })
    else {
      const checked = checkRecord(proof.record, today)
      if (checked.ok) proofs.set(at, { record: checked.record })
      else wrong[at] = checked.errors
    }
  }
  const open = openProducts(duty)
  const said = open.map((product) => ({ product, ...productOf(draft, product) })).filter((one) => one.state !== 'owed')
  const unexplained = said.filter(({ state, words }) => state === 'not-needed' && words.trim() === '')
  const errors: DraftErrors = {
    ...(Object.keys(wrong).length > 0 ? { proofs: wrong } : {}),
    ...(duty.checklist.length > 0 && said.length === 0 ? { products: true as const } : {}),
    ...(unexplained.length > 0 ? { unexplained: unexplained.map(({ product }) => product) } : {}),
  }
  const otherAgency = draft.otherAgency.trim()
  const outside = otherAgency === '' ? {} : { otherAgency }
  if (duty.checklist.length === 0) return { errors, content: { ...proofs.get(0), ...outside } }
  const products = said.map(({ product, state, proof, words }): NewProductReport => {
    return state === 'not-needed' ? { product, notNeeded: words.trim() } : { product, ...proofs.get(proof) }
  })
  return { errors, content: { kind: said.length === open.length ? 'delivered' : 'progress', products, ...outside } }
}

/** A draft as it is kept in the browser. */
export const draftToText = (draft: UpdateDraft): string => JSON.stringify(draft)

/** The kept draft, or null where there is none, or it is of another shape (an older version of the application). */
export function draftFromText(text: string | null, known: readonly Kind[]): UpdateDraft | null {
  if (text === null) return null
  try {
    const kept = UpdateDraft.safeParse(JSON.parse(text))
    return kept.success && known.includes(kept.data.kind) ? kept.data : null
  } catch {
    return null
  }
}

/** True where something was typed that would be a loss. */
export function isTouched(draft: UpdateDraft, today: PlainDate, owed: readonly string[] = []): boolean {
  return draftToText(emptyDraft(draft.kind, today, owed)) !== draftToText(draft)
}

/** The draft with one more record, which delivers the last product that shares the first one. */
export function withProof(draft: UpdateDraft, owed: readonly string[], today: PlainDate): UpdateDraft {
  const shared = owed.filter((product) => {
    const { state, proof } = productOf(draft, product)
    return state === 'delivered' && proof === 0
  })
  const moved = shared.length > 1 ? shared.at(-1) : undefined
  return {
    ...draft,
    proofs: [...draft.proofs, emptyProof(today, moved)],
    products:
      moved === undefined
        ? draft.products
        : { ...draft.products, [moved]: { ...productOf(draft, moved), proof: draft.proofs.length } },
  }
}
