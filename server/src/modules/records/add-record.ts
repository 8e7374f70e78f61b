import type { NewRecord } from '@dondoc/contract/records'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { findByNumber, insertRecords } from './records.store.ts'

/**
 * Enters a document of an issuer in the register, inside the caller's transaction, and returns its id.
 * Throws `record.duplicate` with the id of the record that has the number already in that year.
 */
export async function addRecord(
  trx: Trx,
  tenantId: string,
  issuer: { readonly id: string; readonly orgPath: string },
  record: NewRecord,
): Promise<string> {
  const known = await findByNumber(trx, tenantId, issuer.id, record)
  if (known) throw new Problem('record.duplicate', { recordId: known.id, number: record.number })
  const id = newId()
  await insertRecords(trx, tenantId, [{ ...record, id, issuerId: issuer.id, orgPath: issuer.orgPath, demo: false }])
  return id
}
