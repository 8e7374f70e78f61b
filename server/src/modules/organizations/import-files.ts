import { readFile } from 'node:fs/promises'
import type { ImportReport } from '@dondoc/contract/organization-import'
import { dataTablesToXlsx } from '@dondoc/documents/import-table/write-xlsx'
import { COLUMN_HEADINGS, IMPORT_COLUMNS, type ImportColumn } from '@dondoc/domain/organizations/import-table'
import { ORGANIZATION_TYPES } from '@dondoc/domain/organizations/organization-types'
import type { FileAnswer } from '../../lib/http.ts'
import { XLSX } from '../../lib/printed-words.ts'
import { jsonTable, readTableFile } from './import-organizations.ts'
import { ROW_ERROR_WORDS } from './row-error-words.ts'

/** Characters, in the order of the columns. */
export const COLUMN_WIDTHS = [16, 48, 24, 32, 16, 40, 12, 8, 13, 13]

/** What to write in a column, with an example. */
const HELP: Record<ImportColumn, readonly [what: string, example: string]> = {
  code: ['Mã định danh điện tử; để trống nếu chưa có. Dòng có mã đã biết là sửa đơn vị đó.', 'H38.10'],
  name: ['Tên đầy đủ theo quyết định. Cột duy nhất bắt buộc.', 'Sở Nội vụ'],
  shortName: ['Tên viết tắt trong văn bản.', 'SNV'],
  aliases: ['Những tên khác mà văn bản dùng, ngăn bằng dấu chấm phẩy.', 'Sở Nội vụ tỉnh; Sở NV'],
  type: ['Loại đơn vị, chọn trong bảng “Loại”; để trống thì đọc từ tên.', 'Sở'],
  parent: [
    'Mã hoặc tên đơn vị cấp trên; nếu trùng tên thì ghi đường dẫn “A > B”. Để trống là dưới đơn vị đã chọn.',
    'H38',
  ],
  issuesPlans: ['“Có” nếu có con dấu và ban hành kế hoạch; để trống thì theo loại.', 'Có'],
  communeCount: ['Số đơn vị cấp xã, chỉ cho tỉnh.', '99'],
  validFrom: ['Ngày thành lập, dạng 01/7/2025; để trống là ngày chọn khi nhập.', '01/7/2025'],
  validTo: ['Ngày cuối cùng, chỉ cho đơn vị đã kết thúc trước khi dùng hệ thống.', ''],
}

/** An empty table with the columns that the import reads; two more sheets say what to write. */
export async function importTemplate(): Promise<FileAnswer> {
  const bytes = await dataTablesToXlsx([
    { name: 'Đơn vị', headings: IMPORT_COLUMNS.map((one) => COLUMN_HEADINGS[one]), widths: COLUMN_WIDTHS, rows: [] },
    {
      name: 'Hướng dẫn',
      headings: ['Cột', 'Cách ghi', 'Ví dụ'],
      widths: [20, 90, 28],
      rows: IMPORT_COLUMNS.map((one) => [COLUMN_HEADINGS[one], ...HELP[one]]),
    },
    {
      name: 'Loại',
      headings: ['Loại', 'Thường ban hành kế hoạch'],
      widths: [32, 26],
      rows: ORGANIZATION_TYPES.map(({ type, issuesPlans }) => [type, issuesPlans ? 'Có' : 'Không']),
    },
  ])
  return { name: 'mau-nhap-don-vi.xlsx', contentType: XLSX, bytes }
}

const PROVINCES = new URL('../../../../samples/organizations/provinces-2025.json', import.meta.url)

/** The provinces of the data file as a table that the import reads; figures that nobody confirmed are marked in their row. */
export async function provincesTable(): Promise<FileAnswer> {
  const { rows, basis } = jsonTable(await readFile(PROVINCES))
  const bytes = await dataTablesToXlsx([
    {
      name: '34 tỉnh, thành phố',
      headings: ['Tên', 'Tên viết tắt', 'Tên gọi khác', 'Loại', 'Số xã', 'Hiệu lực từ', 'Ghi chú'],
      widths: [44, 30, 28, 14, 8, 13, 30],
      rows: rows.map((row) => [
        ...['name', 'shortName', 'aliases', 'type', 'communeCount', 'validFrom'].map((key) => row[key] ?? ''),
        row['recalled'] === 'true' ? 'Số xã chưa đối chiếu với nghị quyết' : '',
      ]),
    },
    { name: 'Nguồn', headings: ['Căn cứ'], widths: [100], rows: [[basis]] },
  ])
  return { name: 'don-vi-34-tinh-thanh-pho.xlsx', contentType: XLSX, bytes }
}

/** The wrong rows of a table, one line for each reason, with the row's own cells: to be mended by who made the file. */
export async function wrongRowsTable(file: Uint8Array, { errors }: ImportReport): Promise<FileAnswer> {
  const { grid, table } = readTableFile(file)
  const cellsAt = new Map(grid.map(({ row, cells }) => [row, cells]))
  const headings = cellsAt.get(table.headRow) ?? []
  const bytes = await dataTablesToXlsx([
    {
      name: 'Dòng sai',
      headings: ['Dòng', 'Cột sai', 'Đang ghi', 'Lý do', ...headings],
      widths: [8, 20, 28, 44, ...headings.map(() => 24)],
      rows: errors.map(({ row, code, column, value }) => [
        String(row),
        column ?? '',
        value ?? '',
        ROW_ERROR_WORDS[code],
        ...headings.map((_, at) => cellsAt.get(row)?.[at] ?? ''),
      ]),
    },
  ])
  return { name: 'dong-sai.xlsx', contentType: XLSX, bytes }
}
