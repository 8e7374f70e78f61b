import type { PlanItem, PlanReading } from '@dondoc/domain/imports/reading'

const COLUMNS: readonly (readonly [heading: string, value: (item: PlanItem) => string | null])[] = [
  ['TT', (item) => item.ordinal],
  ['Lĩnh vực', (item) => item.areaHeading ?? item.area],
  ['Mục tiêu', (item) => item.objective],
  ['Nhiệm vụ', (item) => item.task],
  ['Hoạt động', (item) => item.activity],
  ['Sản phẩm', (item) => item.productText],
  ['Chủ trì', (item) => item.leadText],
  ['Phối hợp', (item) => item.coordinatorText],
  ['Thời gian', (item) => item.deadlineText],
  ['Kinh phí', (item) => item.budgetText],
  ['Ghi chú', (item) => item.note],
]

/** The rows of all readings as CSV (RFC 4180) with a byte order mark, so that Excel shows the accents. */
export function printCsv(readings: readonly PlanReading[]): string {
  const head = ['Tệp', ...COLUMNS.map(([heading]) => heading)]
  const rows = readings.flatMap(({ source, items }) =>
    items.map((item) => [source, ...COLUMNS.map(([, value]) => value(item) ?? '')]),
  )
  return `\ufeff${[head, ...rows].map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`
}

/** A cell that starts like a formula is text, whatever Excel thinks. */
function quote(text: string): string {
  const safe = /^[=+@\t\r]/.test(text) || /^-[\d(=]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
