import { ACCOUNT_ROW_FAULTS } from '@dondoc/domain/access/account-table'
import { z } from 'zod'
import { route } from './route.ts'

/** What is wrong with a row of the file. */
export const AccountRowError = z.object({
  /** As the spreadsheet counts it: the heading is often row 1. */
  row: z.int(),
  code: z.enum(ACCOUNT_ROW_FAULTS),
  /** The heading of the column. */
  column: z.string().nullable(),
  value: z.string().nullable(),
})
export type AccountRowError = z.infer<typeof AccountRowError>

export const AccountImportReport = z.object({
  /** False for a dry run, and where a row is wrong: then nothing was written. */
  applied: z.boolean(),
  rowCount: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  errors: z.array(AccountRowError),
  /** First passwords of the added people, told this once; empty where they were invited by e-mail. */
  slips: z.array(z.object({ name: z.string(), email: z.string(), organization: z.string(), password: z.string() })),
})
export type AccountImportReport = z.infer<typeof AccountImportReport>

/** Each first password is hashed while the person waits; more people than this are invited by e-mail or come in several files. */
export const SLIPS_LIMIT = 100

/**
 * The body is an XLSX or CSV file; columns by their headings in any order: Họ và tên · Thư điện tử · Đơn vị (name or code, "A > B"
 * for a path) · Vai trò (several by ";") · Vai trò tại đơn vị · Từ ngày · Đến hết ngày. Several rows of one address are one person.
 */
export const importAccounts = route({
  method: 'POST',
  url: '/api/accounts/import',
  summary: 'Add or update accounts from a table: all rows or none; the same file again changes nothing',
  tag: 'accounts',
  upload: true,
  query: z.object({
    name: z.string().trim().min(1).max(255),
    /** Only says what it would do. */
    dryRun: z.enum(['true', 'false']).default('true'),
    /** By e-mail, or with first passwords to print. */
    invite: z.enum(['true', 'false']).default('true'),
  }),
  response: AccountImportReport,
})

export const exportAccountTemplate = route({
  method: 'GET',
  url: '/api/accounts/import/template',
  summary: 'An empty table with the columns that the import reads, and what each means',
  tag: 'accounts',
})
