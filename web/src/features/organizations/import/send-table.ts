import {
  exportProvinces,
  exportWrongRows,
  type ImportReport,
  importOrganizations,
} from '@dondoc/contract/organization-import'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { addressOf, ask } from '../../../lib/api.ts'

/** A table with what it does not say itself. */
export interface Table {
  readonly file: File
  /** Rows without a superior stand below it; the root where null. */
  readonly parentId: string | null
  /** For rows without their own first day. */
  readonly validFrom: PlainDate
}

const queryOf = ({ file, parentId, validFrom }: Table) => ({ name: file.name, parentId, validFrom })

const sending = (file: File, signal?: AbortSignal): RequestInit => ({
  method: 'POST',
  body: file,
  headers: { 'content-type': 'application/octet-stream' },
  ...(signal ? { signal } : {}),
})

/** What a table would do, or what is wrong with its rows; with `dryRun` false it is written. Throws `Failure`. */
export async function sendTable(table: Table, dryRun: boolean, signal?: AbortSignal): Promise<ImportReport> {
  const address = addressOf(importOrganizations.url, {}, { ...queryOf(table), dryRun })
  return (await (await ask(address, sending(table.file, signal))).json()) as ImportReport
}

/** The wrong rows of a table as a workbook. Throws `Failure`. */
export async function wrongRowsOf(table: Table): Promise<Blob> {
  return (await ask(addressOf(exportWrongRows.url, {}, queryOf(table)), sending(table.file))).blob()
}

/** The provinces as a file, as if it had been chosen. Throws `Failure`. */
export async function provincesFile(): Promise<File> {
  const blob = await (await ask(exportProvinces.url, { method: 'GET' })).blob()
  return new File([blob], 'don-vi-34-tinh-thanh-pho.xlsx')
}
