import type { EvidenceRecord } from '@dondoc/contract/records'
import type { ProductState } from '@dondoc/contract/update-parts'
import { productStates, type ReportingUpdate } from '@dondoc/domain/duties/products'

/** How the products of a duty stand after these updates, each with the record that delivers it. */
export function presentChecklist(
  products: readonly string[],
  updates: readonly ReportingUpdate[],
  evidence: readonly (EvidenceRecord & { readonly updateId: string })[],
): ProductState[] {
  const records = new Map(evidence.map(({ updateId: _update, ...record }) => [record.id, record]))
  const recordOf = (id: string | null | undefined): EvidenceRecord | null => records.get(id ?? '') ?? null
  return productStates(products, updates).map(({ product, settled, before }) => ({
    product,
    settled: settled === null ? null : { on: settled.on, record: recordOf(settled.recordId), words: settled.words },
    before: recordOf(before?.recordId),
  }))
}
