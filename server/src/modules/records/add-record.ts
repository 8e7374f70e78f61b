import type { NewRecord } from '@dondoc/contract/records'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { findByNumber, insertRecords } from './records.store.ts'

/** Who enters a record; the name is kept as it was then. */
export interface Enterer {
  readonly accountId: string | null
  readonly name: string
}

/**
 * Enters a document of an issuer in the register, inside the caller's transaction, and returns its id; its files are the caller's.
 * Throws `record.duplicate` with the id of the record that has the number already in that year.
 */
export async function addRecord(
  trx: Trx,
  tenantId: string,
  issuer: { readonly id: string; readonly orgPath: string },
  record: Omit<NewRecord, 'issuerId' | 'uploadIds'>,
  by: Enterer | null = null,
): Promise<string> {
  const known = await findByNumber(trx, tenantId, issuer.id, record)
  if (known) throw new Problem('record.duplicate', { recordId: known.id, number: record.number })
  const id = newId()
  const { kind, number, date, abstract, signer, effectiveOn } = record
  await insertRecords(trx, tenantId, [
    {
      id,
      kind,
      number,
      date,
      abstract,
      signer: signer || null,
      effectiveOn: effectiveOn ?? null,
      issuerId: issuer.id,
      orgPath: issuer.orgPath,
      demo: false,
      addedById: by?.accountId ?? null,
      addedBy: by?.name ?? null,
    },
  ])
  return id
}
