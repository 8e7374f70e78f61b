import { areaOfHeading } from '../plans/recognise-area.ts'
import { type Marked, readMarker, romanValue } from './list-marker.ts'
import { dropEnd, isUpperCase } from './normalise.ts'
import { filledCells, type GridRow } from './table-grid.ts'

/** A row that heads the rows below it instead of being one. */
export interface BandRow {
  readonly kind: 'area' | 'group'
  /** The printed number: "II", "1", or null. */
  readonly label: string | null
  /** With the number as printed: "II. Cải cách thể chế". */
  readonly heading: string
  /** Without the number. */
  readonly text: string
}

/** Where a heading may stand that does not span the row. */
export interface BandColumns {
  readonly ordinal: number | null
  readonly work: readonly number[]
  /** The table has a column of areas: words that mean one head its rows. */
  readonly areas: boolean
}

/** Reads a row that says one thing only – an area, or a group of tasks; null for a row of the plan itself. */
export function readBand(row: GridRow, columns: BandColumns, next: GridRow | undefined): BandRow | null {
  const ordinalCol = columns.ordinal
  const filled = filledCells(row)
  if (filled.some(({ slot }) => !slot.startsHere)) return null
  const numberCell = filled.find(({ col, slot }) => col === (ordinalCol ?? 0) && (slot.cell?.colSpan ?? 1) === 1)
  const number = numberCell && isNumberText(numberCell.slot.text) ? numberCell.slot.text : null
  const texts = filled.filter((cell) => number === null || cell !== numberCell)
  const only = texts[0]
  if (texts.length !== 1 || !only) return null
  const spans = (only.slot.cell?.colSpan ?? 1) >= Math.max(2, row.length - 3)
  if (!spans && only.col > 1 && !columns.work.includes(only.col)) return null
  const marked = readBandMarker(only.slot.text)
  const label =
    (number === null ? null : dropEnd(number, ' .)')) ?? (marked && marked.kind !== 'bullet' ? marked.label : null)
  const text = number === null && marked && marked.kind !== 'bullet' ? marked.text : only.slot.text
  const heading = number === null ? only.slot.text : `${number} ${only.slot.text}`
  if (isAreaBand(label, text, spans) || (columns.areas && areaOfHeading(text) !== null))
    return { kind: 'area', label, heading, text }
  if (spans || leadsNext(label, next, ordinalCol)) return { kind: 'group', label, heading, text }
  return null
}

/** In a row of its own a Roman number or a capital needs no sign behind it: "II Cải cách thể chế". */
function readBandMarker(text: string): Marked | null {
  const bare = /^([IVX]{1,5}|[A-H])\s+(?=\p{Lu})/u.exec(text)
  return bare?.[1] ? { kind: 'roman', label: bare[1], text: text.slice(bare[0].length) } : readMarker(text)
}

const isNumberText = (text: string): boolean => /^([IVX]{1,5}|[A-H]|\d{1,3}(\.\d{1,3})*)\s*[.)]?$/.test(text)

/** How the areas' names start; "Xây dựng kế hoạch chuyển đổi số" is a task. */
const OFFICIAL_START =
  /^((Về )?(Công tác (chỉ đạo|lãnh đạo)|Chỉ đạo|Cải cách|Xây dựng(,| và) phát triển|Hiện đại hóa|Hiện đại hoá|Chuyển đổi số)|Lĩnh vực)/iu

function isAreaBand(label: string | null, text: string, spans: boolean): boolean {
  const short = text.length < 220
  if (label !== null && (romanValue(label) !== null || /^[A-H]$/.test(label))) return short
  if (label !== null && /\./.test(label)) return false
  if (isUpperCase(text) && short && text.includes(' ')) return true
  return namesArea(text) && (spans || label === null)
}

/** True for a short text that begins as the areas' names do and names one: "Cải cách thể chế". */
export const namesArea = (text: string): boolean =>
  text.length < 110 && OFFICIAL_START.test(text) && areaOfHeading(text) !== null

/** "2" above "2.1", "a)" or a row without a number heads them. */
function leadsNext(label: string | null, next: GridRow | undefined, ordinalCol: number | null): boolean {
  if (label === null || !next || ordinalCol === null) return false
  const below = next[ordinalCol]?.text ?? ''
  return below.startsWith(`${label}.`) && /\d$/.test(below.replace(/[.)]$/, ''))
    ? true
    : /^([a-zđ][.)]?|-)$/.test(below)
}
