import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { Problem } from '@dondoc/server/lib/problem'
import { loadOrganizations, ROW_ERROR_WORDS } from '@dondoc/server/modules/organizations/index'
import { withFloor } from './with-floor.ts'

type ImportReport = Awaited<ReturnType<typeof loadOrganizations>>
type RowError = ImportReport['errors'][number]

const complain = (text: string): void => void process.stderr.write(`${text}\n`)

const USAGE =
  'dondoc organizations import TỆP.xlsx|csv|json [--dry-run] [--authority TÊN-HỆ-THỐNG] [--below TÊN-HOẶC-MÃ-CƠ-QUAN]'

const OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  authority: { type: 'string' },
  below: { type: 'string' },
} as const

function readOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
    const [file, ...more] = positionals
    return file === undefined || more.length > 0 ? null : { ...values, file }
  } catch {
    return null
  }
}

const REFUSALS: Readonly<Record<string, string>> = {
  'setup.authority-unclear':
    'Không rõ nạp vào hệ thống nào; thêm --authority với đúng tên. / Name the authority with --authority.',
  'organization.not-found': 'Không tìm thấy cơ quan nêu ở --below. / The organization of --below was not found.',
  'organizations.unreadable': 'Không đọc được tệp. / The file cannot be read.',
  'organizations.columns-missing': 'Tệp không có cột “Tên”. / The file has no column “Tên”.',
}

const rowLine = ({ row, code, column, value }: RowError): string =>
  `  dòng ${row}${column === null ? '' : `, cột ${column}`}: ${ROW_ERROR_WORDS[code]}${value === null ? '' : ` (${value})`}`

function printReport(report: ImportReport, dryRun: boolean): number {
  const { rowCount, added, changed, same, errors } = report
  if (errors.length > 0) {
    complain(`${errors.length} dòng sai, chưa ghi gì (rows are wrong, nothing was written):`)
    for (const error of errors) complain(rowLine(error))
    return 1
  }
  const done = dryRun ? 'Thử, chưa ghi (dry run)' : 'Đã ghi (written)'
  process.stdout.write(`${done}: ${rowCount} dòng; thêm ${added}, sửa ${changed}, giữ nguyên ${same}.\n`)
  return 0
}

/** `dondoc organizations import FILE`: all rows or none; wrong rows are listed. Exit code 1 where nothing could be written. */
export async function importOrganizationsCommand(
  variables: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): Promise<number> {
  const options = readOptions(args)
  if (options === null) {
    complain(USAGE)
    return 2
  }
  const { file, authority, below, 'dry-run': dryRun } = options
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) {
    complain(`${file}: không có hoặc không đọc được tệp này (no such file, or not readable).`)
    return 1
  }
  return withFloor(variables, async (deps) => {
    try {
      const report = await loadOrganizations(deps, { bytes, name: basename(file), dryRun, authority, below })
      return printReport(report, dryRun)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      complain(REFUSALS[error.code] ?? error.code)
      return 1
    }
  })
}
