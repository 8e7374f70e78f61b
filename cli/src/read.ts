import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { readDocument } from '@dondoc/documents/read'
import { UnreadableDocument } from '@dondoc/documents/unreadable'
import { readPlan } from '@dondoc/domain/imports/read-plan'
import type { PlanReading } from '@dondoc/domain/imports/reading'
import { convertWithLibreOffice } from '@dondoc/server/lib/office'
import { printCsv } from './print-csv.ts'
import { printXlsx } from './print-xlsx.ts'

const FORMATS = ['json', 'csv', 'xlsx'] as const
type Format = (typeof FORMATS)[number]

const isFormat = (text: string): text is Format => (FORMATS as readonly string[]).includes(text)

/**
 * `dondoc read FILE… [--format json|csv|xlsx] [--year YEAR]`: prints the reading of each file, one JSON object for one
 * file, an array for several; a workbook goes to standard output and is never printed on a terminal. Returns the exit code: 0 when every file was read, 1 when one could not be, 2 for a wrong command.
 */
export async function readCommand(args: readonly string[]): Promise<number> {
  const parsed = parseCommand(args)
  if (typeof parsed === 'string') {
    process.stderr.write(`${parsed}\n`)
    return 2
  }
  const readings: PlanReading[] = []
  let failed = false
  for (const file of parsed.files) {
    const read = await readOne(file, parsed.year)
    if (typeof read === 'string') {
      process.stderr.write(`${file}: ${read}\n`)
      failed = true
    } else readings.push(read)
  }
  if (readings.length > 0) process.stdout.write(await print(readings, parsed))
  return failed ? 1 : 0
}

interface Command {
  readonly files: readonly string[]
  readonly format: Format
  readonly year: number | null
}

function parseCommand(args: readonly string[]): Command | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: { type: 'string', default: 'json' }, year: { type: 'string' } },
    })
    if (positionals.length === 0) return 'Thiếu tên tệp (no file given): dondoc read FILE… [--format json|csv|xlsx]'
    if (!isFormat(values.format)) return `Không có định dạng “${values.format}” (unknown format): ${FORMATS.join(', ')}`
    if (values.format === 'xlsx' && process.stdout.isTTY)
      return 'Hãy chuyển kết quả vào tệp (redirect the output): dondoc read FILE --format xlsx > ke-hoach.xlsx'
    if (values.year !== undefined && !/^20\d\d$/.test(values.year))
      return `Năm “${values.year}” không hợp lệ (not a year).`
    return { files: positionals, format: values.format, year: values.year === undefined ? null : Number(values.year) }
  } catch (error) {
    return `Tham số không hợp lệ (wrong arguments): ${error instanceof Error ? error.message : String(error)}`
  }
}

async function readOne(file: string, year: number | null): Promise<PlanReading | string> {
  try {
    const blocks = await readDocument(await readFile(file), basename(file), { convert: convertWithLibreOffice })
    return readPlan(blocks, basename(file), year === null ? {} : { year })
  } catch (error) {
    if (error instanceof UnreadableDocument)
      return `${error.message} (${error.code}${error.detail ? `: ${error.detail}` : ''})`
    return systemError(error)
  }
}

/** What the file system says, in words; anything else is a defect and keeps its stack. */
function systemError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT') return 'Không có tệp này (no such file).'
  if (code === 'EISDIR') return 'Đây là thư mục, không phải tệp (a folder, not a file).'
  if (code === 'EACCES') return 'Không có quyền đọc tệp (permission denied).'
  throw error
}

async function print(readings: readonly PlanReading[], { format, files }: Command): Promise<string | Uint8Array> {
  const [first] = readings
  switch (format) {
    case 'csv':
      return printCsv(readings)
    case 'xlsx':
      return printXlsx(readings)
    case 'json':
      return `${JSON.stringify(files.length === 1 ? first : readings, null, 2)}\n`
  }
}
