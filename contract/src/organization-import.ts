import { z } from 'zod'
import { route } from './route.ts'
import { AsOfQuery, Id, PlainDate } from './shared.ts'

/** What is wrong with a row of the file. */
export const RowErrorCode = z.enum([
  'row.name-missing',
  'row.code-invalid',
  'row.code-twice',
  'row.twice',
  'row.kind-unknown',
  'row.parent-missing',
  'row.parent-unknown',
  'row.parent-ambiguous',
  'row.parent-loop',
  'row.date-invalid',
  'row.dates-reversed',
  'row.number-invalid',
  'row.alias-taken',
  'row.name-taken',
  'row.not-allowed',
  'row.reorganization',
])

export const RowError = z.object({
  /** As the spreadsheet counts it: the heading is often row 1. */
  row: z.int(),
  code: RowErrorCode,
  /** The heading of the column. */
  column: z.string().nullable(),
  value: z.string().nullable(),
})
export type RowError = z.infer<typeof RowError>

export const ImportReport = z.object({
  /** False for a dry run, and where a row is wrong: then nothing was written. */
  applied: z.boolean(),
  rowCount: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  errors: z.array(RowError),
})
export type ImportReport = z.infer<typeof ImportReport>

const importQuery = z.object({
  name: z.string().trim().min(1).max(255),
  /** Only says what it would do. */
  dryRun: z.enum(['true', 'false']).default('true'),
  /** Rows without a superior stand below it; the root where absent. */
  parentId: Id.optional(),
  /** For rows without their own first day; today where absent. */
  validFrom: PlainDate.optional(),
})

/**
 * The body is an XLSX, CSV or JSON file; columns by their headings in any order: Mã · Tên · Tên viết tắt · Tên gọi khác · Loại ·
 * Đơn vị cấp trên (code or name, "A > B" for a path) · Ban hành kế hoạch · Số xã · Hiệu lực từ · Hiệu lực đến.
 */
export const importOrganizations = route({
  method: 'POST',
  url: '/api/organizations/import',
  summary: 'Load or update organizations from a table: all rows or none; the same file again changes nothing',
  tag: 'organizations',
  upload: true,
  query: importQuery,
  response: ImportReport,
})

/** What the body of `importOrganizations` takes; the answer is a workbook. */
export const exportWrongRows = route({
  method: 'POST',
  url: '/api/organizations/import/wrong-rows',
  summary: 'The wrong rows of a table as XLSX: each with its row number, the reason, and its cells. Nothing is written',
  tag: 'organizations',
  upload: true,
  query: importQuery.omit({ dryRun: true }),
})

export const exportImportTemplate = route({
  method: 'GET',
  url: '/api/organizations/import/template',
  summary: 'An empty table with the columns that the import reads, and what each means',
  tag: 'organizations',
})

export const exportProvinces = route({
  method: 'GET',
  url: '/api/organizations/import/provinces',
  summary: 'The 34 provinces with their numbers of communes as a table to load; what is unconfirmed is marked',
  tag: 'organizations',
})

export const exportOrganizations = route({
  method: 'GET',
  url: '/api/organizations/export',
  summary: 'The tree of a day as XLSX, in the columns that the import reads',
  tag: 'organizations',
  query: AsOfQuery,
})
