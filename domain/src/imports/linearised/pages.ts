import { nameAreas, splitBehindArea } from './area-lines.ts'
import {
  findHeadings,
  type Header,
  type HeadingsAt,
  headerOfLine,
  repetitionOf,
  settleHeader,
  withoutTitle,
} from './header.ts'
import type { Line, Stream } from './tokens.ts'

/** A table as extracted: its header and, for every page it stands on, the lines below the header. */
export interface LinearTable {
  readonly header: Header
  readonly pages: readonly (readonly Line[])[]
  /** The line blocks it takes the place of: from, up to but without to. */
  readonly fromBlock: number
  readonly toBlock: number
}

/** More tables of tasks than any plan has: the rest stays text. */
const MOST_TABLES = 100

/** What follows a plan's table: the plan goes on, or it is signed. */
const TABLE_ENDS =
  /^(?:nơi nhận\s*[:.]|phụ lục\b|(?:tm|kt|tl|tuq|q)\.\s*\p{Lu}|(?:(?:điều|phần|chương)\s+)?[ivxlc\d]+\s*[.):]\s*(?:tổ chức thực hiện|kinh phí (?:thực hiện|bảo đảm|đảm bảo)|trách nhiệm thi hành|điều khoản thi hành|chế độ báo cáo|giải pháp (?:và tổ chức )?thực hiện)\s*[.:]?$)/iu

/** "Trang - 12 - / 30" */
const PAGE_NUMBER_WORDS = 6
const PAGE_NUMBER = /^(?:trang\s+)?-?\s*(\d{1,3})\s*-?(?:\s*\/\s*\d{1,3})?$/i

const lineText = (stream: Stream, line: Line) =>
  stream.tokens
    .slice(line.from, line.to)
    .map((token) => token.text)
    .join(' ')

/** A heading of the plan's text: it stands alone, the next line is not its rest. */
function endsTable(stream: Stream, line: Line, next: Line | undefined): boolean {
  const follows = next === undefined ? undefined : stream.tokens[next.from]
  return follows?.opens !== 'small' && TABLE_ENDS.test(lineText(stream, line))
}

/** The number of a line that has nothing but a page's number, or -1. */
function pageNumber(stream: Stream, line: Line | undefined): number {
  if (line === undefined || line.to - line.from > PAGE_NUMBER_WORDS) return -1
  const match = PAGE_NUMBER.exec(lineText(stream, line))
  return match === null ? -1 : Number(match[1])
}

const standsApart = (line: Line | undefined) => line !== undefined && line.blanks > 1 && line.marks === 0

/** Drops the numbers at the feet of pages: those that count the pages, not the sums of a budget. */
function withoutPageNumbers(stream: Stream, pages: readonly (readonly Line[])[]): Line[][] {
  const offsets = pages.map((page, i) => {
    const number = pageNumber(stream, page.at(-1))
    return number < 0 ? null : number - i
  })
  const shared = new Map<number | null, number>()
  for (const offset of offsets) shared.set(offset, (shared.get(offset) ?? 0) + 1)
  return pages.map((page, i) => {
    const offset = offsets[i] ?? null
    const apart = standsApart(page.at(-1)) && offset !== null && offset >= 0 && offset < 40
    const counts = offset !== null && ((shared.get(offset) ?? 0) > 1 || apart)
    return counts && i < pages.length - 1 ? page.slice(0, -1) : [...page]
  })
}

/** The whole number a line begins with, or -1. */
function leadingNumber(stream: Stream, line: Line | undefined): number {
  const match = /^(\d{1,3})[.)]?$/.exec(stream.tokens[line?.from ?? -1]?.text ?? '')
  return match === null ? -1 : Number(match[1])
}

/** Pages without a header of their own: a number that counts on, but not with the tasks, stands between wider gaps than any cell. */
function splitAtNumbers(stream: Stream, page: readonly Line[]): Line[][] {
  const numbered = page.filter((line) => leadingNumber(stream, line) >= 0)
  const order = new Map(numbered.map((line, i) => [line, i]))
  const apart = page.filter((line, i) => {
    const number = pageNumber(stream, line)
    if (number < 0 || !standsApart(line) || (page[i + 1]?.blanks ?? 0) === 0) return false
    const at = order.get(line) ?? -1
    const ordinal = [numbered[at - 1], numbered[at + 1]].map((other) => leadingNumber(stream, other))
    return ordinal[0] !== number - 1 && ordinal[1] !== number + 1
  })
  const counting = new Set(
    apart.filter((line, i) => {
      const number = pageNumber(stream, line)
      return pageNumber(stream, apart[i - 1]) === number - 1 || pageNumber(stream, apart[i + 1]) === number + 1
    }),
  )
  const others = numbered.filter((line) => !counting.has(line))
  if (counting.size < 2 || others.length < 2 * counting.size) return [[...page]]
  const pages: Line[][] = [[]]
  for (const line of page) {
    if (counting.has(line)) pages.push([])
    else pages.at(-1)?.push(line)
  }
  return pages
}

/** A row of column numbers, "(1) (2) (3)", under the header: the token behind it. */
function columnNumbersEnd(stream: Stream, at: number, columns: number): number {
  for (let i = 0; i < columns; i++) {
    if (stream.tokens[at + i]?.text.replace(/[()]/g, '') !== String(i + 1)) return at
  }
  return at + columns
}

function restOfLine(line: Line, from: number): Line {
  return from <= line.from ? line : { ...line, from, blanks: 0, marks: 0 }
}

function readTable(stream: Stream, headings: HeadingsAt, header: Header): LinearTable {
  const repetitionEnd = repetitionOf(stream, header)
  const body = columnNumbersEnd(stream, header.to, header.columns.length)
  const firstLine = stream.tokens[header.from]?.line ?? 0
  const named = nameAreas(header.columns)
  const pages: Line[][] = [[]]
  let next = body
  let toBlock = stream.lines.at(-1)?.block ?? 0
  let ended = false
  for (let l = firstLine; l < stream.lines.length && !ended; l++) {
    const line = stream.lines[l]
    if (line === undefined || line.to <= next) continue
    if (line.from >= next) {
      const end = repetitionEnd(line.from)
      if (end >= 0) {
        pages.push([])
        next = columnNumbersEnd(stream, end, header.columns.length)
        if (line.to <= next) continue
      } else if (endsTable(stream, line, stream.lines[l + 1]) || headerOfLine(stream, headings, l) !== null) {
        toBlock = line.block - 1
        ended = true
        continue
      }
    }
    const rest = restOfLine(line, next)
    pages.at(-1)?.push(...(named ? splitBehindArea(stream, rest) : [rest]))
  }
  const bodies = withoutPageNumbers(stream, pages).flatMap((page) => splitAtNumbers(stream, page))
  return { header, pages: bodies, fromBlock: stream.lines[firstLine]?.block ?? 0, toBlock: toBlock + 1 }
}

/** Finds the linearised tables of a text, in order. */
export function findTables(stream: Stream): LinearTable[] {
  const headings = findHeadings(stream)
  const tables: LinearTable[] = []
  let block = -1
  for (const [l, line] of stream.lines.entries()) {
    if (line.block < block || line.tabs) continue
    const header = headerOfLine(stream, headings, l)
    if (header === null) continue
    const table = readTable(stream, headings, settleHeader(stream, headings, withoutTitle(stream, headings, header)))
    tables.push(table)
    block = table.toBlock
    if (tables.length === MOST_TABLES) break
  }
  return tables
}
