import { type Header, headerAt, repetitionEnd } from './header.ts'
import type { Line, Stream } from './tokens.ts'

/** A table as extracted: its header and, for every page it stands on, the lines below the header. */
export interface LinearTable {
  readonly header: Header
  readonly pages: readonly (readonly Line[])[]
  /** The line blocks it takes the place of: from, up to but without to. */
  readonly fromBlock: number
  readonly toBlock: number
}

/** What follows a plan's table: the plan goes on, or it is signed. */
const TABLE_ENDS =
  /^(?:nơi nhận\s*[:.]|phụ lục\b|(?:tm|kt|tl|tuq|q)\.\s*\p{Lu}|(?:(?:điều|phần|chương)\s+)?[ivxlc\d]+\s*[.):]\s*(?:tổ chức thực hiện|kinh phí (?:thực hiện|bảo đảm|đảm bảo)|trách nhiệm thi hành|điều khoản thi hành|chế độ báo cáo|giải pháp (?:và tổ chức )?thực hiện)\s*[.:]?$)/iu

const PAGE_NUMBER = /^(?:trang\s+)?-?\s*\d{1,3}\s*-?(?:\s*\/\s*\d{1,3})?$/i

const lineText = (stream: Stream, line: Line) =>
  stream.tokens
    .slice(line.from, line.to)
    .map((token) => token.text)
    .join(' ')

/** A heading of the plan's text: it stands alone, the next line is not its rest. */
function endsTable(stream: Stream, line: Line, next: Line | undefined): boolean {
  const follows = next === undefined ? '' : lineText(stream, next)
  return TABLE_ENDS.test(lineText(stream, line)) && !/^\p{Ll}/u.test(follows)
}

/** A line with only a number between wide gaps, right before a new page: the page's number. */
function isPageNumber(stream: Stream, line: Line): boolean {
  return PAGE_NUMBER.test(lineText(stream, line))
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

function readTable(stream: Stream, header: Header): LinearTable {
  const body = columnNumbersEnd(stream, header.to, header.columns.length)
  const firstLine = stream.tokens[header.from]?.line ?? 0
  const pages: Line[][] = [[]]
  let next = body
  let toBlock = stream.lines.at(-1)?.block ?? 0
  let ended = false
  for (let l = firstLine; l < stream.lines.length && !ended; l++) {
    const line = stream.lines[l]
    if (line === undefined || line.to <= next) continue
    if (line.from >= next) {
      const end = repetitionEnd(stream, header, line.from)
      if (end >= 0) {
        const page = pages.at(-1)
        const last = page?.at(-1)
        if (last !== undefined && isPageNumber(stream, last)) page?.pop()
        pages.push([])
        next = columnNumbersEnd(stream, end, header.columns.length)
        if (line.to <= next) continue
      } else if (endsTable(stream, line, stream.lines[l + 1]) || headerAt(stream, line.from) !== null) {
        toBlock = line.block - 1
        ended = true
        continue
      }
    }
    pages.at(-1)?.push(restOfLine(line, next))
  }
  return { header, pages, fromBlock: stream.lines[firstLine]?.block ?? 0, toBlock: toBlock + 1 }
}

/** Finds the linearised tables of a text, in order. */
export function findTables(stream: Stream): LinearTable[] {
  const tables: LinearTable[] = []
  let block = -1
  for (const line of stream.lines) {
    if (line.block < block || line.tabs) continue
    const header = headerAt(stream, line.from)
    if (header === null) continue
    const table = readTable(stream, header)
    tables.push(table)
    block = table.toBlock
  }
  return tables
}
