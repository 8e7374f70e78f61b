import type { NewUpdate } from '@dondoc/contract/duties'
import type { ProblemCode } from '@dondoc/contract/problems'
import type { NewRecord } from '@dondoc/contract/records'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import {
  checkProducts,
  type ProductRefusal,
  type ProductReport,
  type ProductState,
} from '@dondoc/domain/duties/products'
import { isForeignIssuer, kindFinding, type UpdateFinding } from '@dondoc/domain/duties/update-finding'
import type { Actor } from '../../lib/actor.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { findAgency, findOrganization } from '../organizations/index.ts'
import { addRecord, attachUploads, findRecord } from '../records/index.ts'
import type { DutyRecord } from './duty-detail.store.ts'

const PRODUCT_PROBLEMS = {
  'product-unknown': 'duty.product-unknown',
  'products-open': 'duty.products-open',
  'products-complete': 'duty.products-complete',
  'nothing-delivered': 'duty.nothing-delivered',
} as const satisfies Record<ProductRefusal, ProblemCode>

type Products = NonNullable<NewUpdate['products']>

/** What an update says of products: what the request names, or, with one record for all, every product still owed. */
export function productsOf(update: NewUpdate, states: readonly ProductState[]): Products {
  if (update.products !== undefined) return update.products
  const { kind, recordId, record } = update
  if (kind !== 'delivered' || (recordId === undefined && record === undefined)) return []
  const by = recordId === undefined ? { record } : { recordId }
  return states.filter(({ settled }) => settled === null).map(({ product }) => ({ product, ...by }))
}

/** How the products stand once the update is given. */
export function afterReports(states: readonly ProductState[], products: Products): ProductState[] {
  const named = new Map(products.map((one) => [one.product, one]))
  return states.map((state) => {
    const report = named.get(state.product)
    if (report === undefined) return state
    const settled = {
      product: state.product,
      recordId: null,
      words: report.notNeeded ?? null,
      on: '0001-01-01' as const,
    }
    return { ...state, settled }
  })
}

/** Throws the problem of what may not be said of the products, with those that are still owed. */
export function mustReport(states: readonly ProductState[], kind: string, products: Products): void {
  const reports = products.map(({ product, notNeeded }): ProductReport => {
    return { product, recordId: notNeeded === undefined ? 'some' : null, words: notNeeded ?? null }
  })
  const checked = checkProducts(states, { kind, products: reports })
  if (checked.ok) return
  const named = new Set(products.map(({ product }) => product))
  const open = states.filter(({ settled, product }) => settled === null && !named.has(product))
  throw new Problem(PRODUCT_PROBLEMS[checked.code], { products: open.map(({ product }) => product) })
}

/** A record that proves an update, as findings need it. */
interface Proof {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly issuerPath: string
  readonly issuerName: string
  /** What was entered with this update; null where the record stood in the register. */
  readonly entered: NewRecord | null
}

export interface ProvedUpdate {
  readonly proofs: readonly Proof[]
  readonly reports: readonly ProductReport[]
  readonly findings: readonly UpdateFinding[]
}

const keyOf = ({ number, date, issuerId }: NewRecord): string => `${number}\n${date}\n${issuerId ?? ''}`

/**
 * Finds or enters the records that prove an update, each new one once however many products it delivers, with its files; says what
 * is doubtful about them. Throws `record.not-found`, `record.duplicate`, `record.date-in-future`, `organization.not-found`,
 * `upload.not-found`, and `record.other-agency` for a record from outside without words on why it proves the duty.
 */
export async function proveUpdate(
  trx: Trx,
  actor: Actor,
  duty: DutyRecord,
  update: NewUpdate,
  products: Products,
  { today, now }: { readonly today: PlainDate; readonly now: Date },
): Promise<ProvedUpdate> {
  const place = { leadPath: duty.orgPath, ownerPath: duty.ownerPath }
  const proofs = new Map<string, Proof>()
  const entered = new Map<string, Proof>()

  const known = async (id: string): Promise<Proof> => {
    const had = proofs.get(id)
    if (had) return had
    const found = await findRecord(trx, scopeOf(actor), id)
    if (!found) throw new Problem('record.not-found', { recordId: id })
    return { ...found, entered: null }
  }
  const enter = async (record: NewRecord): Promise<Proof> => {
    const had = entered.get(keyOf(record))
    if (had) return had
    if (record.date > today) throw new Problem('record.date-in-future', { date: record.date, today })
    const issuer = await issuerOf(trx, duty, record.issuerId)
    if (isForeignIssuer(issuer.orgPath, place) && update.otherAgency === undefined)
      throw new Problem('record.other-agency', { number: record.number, issuer: issuer.name })
    const id = await addRecord(trx, duty.tenantId, issuer, record, actor)
    await attachUploads(trx, actor, id, record.uploadIds ?? [], now)
    const { kind, number } = record
    const proof = { id, kind, number, issuerPath: issuer.orgPath, issuerName: issuer.name, entered: record }
    entered.set(keyOf(record), proof)
    return proof
  }
  const proofOf = async (by: Pick<NewUpdate, 'recordId' | 'record'>): Promise<Proof | null> => {
    if (by.recordId === undefined && by.record === undefined) return null
    const proof = by.recordId === undefined ? await enter(by.record as NewRecord) : await known(by.recordId)
    proofs.set(proof.id, proof)
    return proof
  }

  await proofOf(update)
  const reports: ProductReport[] = []
  const findings: UpdateFinding[] = []
  for (const { product, notNeeded, ...by } of products) {
    const proof = notNeeded === undefined ? await proofOf(by) : null
    if (notNeeded === undefined && proof === null) throw new Problem('duty.record-required', { product })
    reports.push({ product, recordId: proof?.id ?? null, words: notNeeded ?? null })
    const doubt = proof === null ? null : kindFinding(product, proof)
    if (doubt !== null) findings.push(doubt)
  }
  for (const { issuerPath, issuerName, number } of proofs.values()) {
    if (!isForeignIssuer(issuerPath, place)) continue
    if (update.otherAgency === undefined) throw new Problem('record.other-agency', { number, issuer: issuerName })
    findings.push({ code: 'other-agency', number, issuer: issuerName, words: update.otherAgency })
  }
  return { proofs: [...proofs.values()], reports, findings }
}

/** The organization named as issuer, or the agency that the duty's organization belongs to. */
async function issuerOf(
  trx: Trx,
  duty: DutyRecord,
  issuerId: string | undefined,
): Promise<{ readonly id: string; readonly orgPath: string; readonly name: string }> {
  const agency = issuerId === undefined ? await findAgency(trx, duty.tenantId, duty.orgPath) : undefined
  if (agency) return agency
  const organizationId = issuerId ?? duty.organizationId
  const named = await findOrganization(trx, duty.tenantId, organizationId)
  if (!named) throw new Problem('organization.not-found', { organizationId })
  return named
}
