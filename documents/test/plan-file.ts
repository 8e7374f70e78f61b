import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A column of a plan's table; `group` is the heading above it that it shares with its neighbours, `width` a share. */
export interface PlanColumn {
  readonly field: string
  readonly heading: string
  readonly group?: string
  readonly width: number
}

/** An area or group row: one merged cell, a label in the number cell beside a merged one, or text beside empty cells. */
export interface HeadingRow {
  readonly area?: string
  readonly group?: string
  readonly text?: string
  readonly label?: string
  readonly as: 'merged' | 'numbered' | 'plain'
}

/**
 * Cells of a task: null is merged with the cell above. `\n` parts paragraphs; `|` stands where products or agencies are
 * parted and is not printed.
 */
export type TaskRow = readonly (string | null)[]

export interface PlanTable {
  readonly before?: readonly string[]
  readonly area?: string
  readonly columns: readonly PlanColumn[]
  readonly rows: readonly (HeadingRow | TaskRow)[]
}

/** A plan of an invented office with what a careful official reads in it. */
export interface PlanFile {
  readonly source: string
  readonly about: string
  readonly decomposed?: boolean
  /** Forms that no longer tell what stood where: a merged cell in text, a cross without its column. */
  readonly lostAs?: readonly ('tabs' | 'lines')[]
  readonly letterhead: {
    readonly superior: readonly string[]
    readonly issuer: readonly string[]
    readonly number: string
    readonly dateline: string
  }
  readonly title: readonly string[]
  readonly body: readonly string[]
  readonly closing: { readonly recipients: readonly string[]; readonly signer: readonly string[] } | null
  readonly appendix: readonly string[]
  readonly tables: readonly PlanTable[]
  readonly items?: readonly ExpectedItem[]
  readonly areas?: Readonly<Record<string, string>>
  readonly deadlines: Readonly<Record<string, unknown>>
  readonly document: Readonly<Record<string, unknown>>
}

/** An item in the form of the plan reading; fields that are not there are empty. */
export type ExpectedItem = Readonly<Record<string, unknown>>

const folder = fileURLToPath(new URL('plans/', import.meta.url))

/** The plans of this folder, by name. */
export function planFiles(): readonly PlanFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(folder + name, 'utf8')) as PlanFile)
}

/** True for an area or group row. */
export const isHeading = (row: HeadingRow | TaskRow): row is HeadingRow => !Array.isArray(row)

/** The paragraphs a cell prints. */
export const printed = (cell: string): readonly string[] => (cell === '' ? [] : cell.replaceAll('|', '').split('\n'))

/** What a faithful reader hands back, in the form of the plan reading. */
export function expectedReading(plan: PlanFile): {
  readonly source: string
  readonly document: PlanFile['document']
  readonly items: readonly ExpectedItem[]
} {
  const items = plan.items ?? plan.tables.flatMap((table) => tableItems(plan, table))
  return { source: plan.source, document: plan.document, items }
}

const TEXT_FIELDS: Readonly<Record<string, readonly [text: string, list: string]>> = {
  product: ['productText', 'products'],
  lead: ['leadText', 'lead'],
  coordinator: ['coordinatorText', 'coordinators'],
}

function tableItems(plan: PlanFile, table: PlanTable): readonly ExpectedItem[] {
  const items: ExpectedItem[] = []
  let area = table.area ?? null
  let group: string | null = null
  let above: readonly string[] = []
  for (const row of table.rows) {
    if (isHeading(row)) {
      area = row.area ?? area
      group = row.group?.replace(/^\d+\.\s*/, '') ?? null
      continue
    }
    const cells = row.map((cell, col) => cell ?? above[col] ?? '')
    above = cells
    const item: Record<string, unknown> = { area, objective: group }
    for (const [col, { field }] of table.columns.entries()) Object.assign(item, fieldOf(plan, field, cells[col] ?? ''))
    items.push({ ...item, ...deadlineOf(plan, table, cells) })
  }
  return items
}

function fieldOf(plan: PlanFile, field: string, cell: string): ExpectedItem {
  const text = printed(cell).join(' ')
  if (text === '') return {}
  const named = TEXT_FIELDS[field]
  if (named) return { [named[0]]: text, [named[1]]: cell.split('|').map(asEntry) }
  if (field === 'deadline') return {}
  if (field === 'areaHeading') return { areaHeading: text, area: plan.areas?.[text] }
  if (field === 'budget') return { budgetText: text }
  // A number printed in front of the work is its ordinal.
  if (field === 'task') return { task: text.replace(/^\d+\.\s+/, '') }
  return { [field]: text }
}

/** A time may stand in two columns, its beginning and its end, or as a cross under a quarter. */
function deadlineOf(plan: PlanFile, { columns }: PlanTable, cells: readonly string[]): ExpectedItem {
  const said = columns.flatMap(({ field, heading }, col) => {
    const text = printed(cells[col] ?? '').join(' ')
    return field !== 'deadline' || text === '' ? [] : [text === 'x' ? heading : text]
  })
  const text = said.join(' - ')
  return text === '' ? {} : { deadlineText: text, deadline: plan.deadlines[text] }
}

const asEntry = (part: string): string =>
  part
    .replaceAll('\n', ' ')
    .trim()
    .replace(/^[-+]\s+|^và\s+/, '')
    .replace(/[\s;,.]+$/, '')
