import type { Random, TestPlan } from './test-plans.ts'
import { textWidth } from './text-width.ts'

/** How an extractor lays the pieces out. */
export interface Extraction {
  /** "marked": a blank behind wrapped lines only. "spaced": an empty line behind every line, blanks for empty cells. "bare": lines, nothing else. "loose": empty lines here and there, blanks at line ends trimmed. */
  readonly style: 'marked' | 'spaced' | 'bare' | 'loose'
  /** Lines of a page; rows that do not fit are cut. */
  readonly pageLines: number
  /** The header stands on the first page only; the others begin with their number. */
  readonly headedOnce?: boolean
}

/** Breaks a text into lines no wider than a column, as a word processor does. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split(/ (?=- )/)) {
    let line = ''
    for (const word of paragraph.split(' ')) {
      if (line !== '' && textWidth(`${line} ${word}`) > width) {
        lines.push(line)
        line = word
      } else line = line === '' ? word : `${line} ${word}`
    }
    lines.push(line)
  }
  return text === '' ? [] : lines
}

const MARK = '\u0000'

/** Takes a plan's table apart: the cells one after the other in short lines, cut and headed again at every page. */
export function linearise(plan: TestPlan, extraction: Extraction, random: Random): string[] {
  const out: string[] = []
  const header = (plan.header ?? plan.headings).flatMap((heading) => endCell(wrap(heading, 5500)))
  let left = 0
  let number = 1
  const page = () => {
    const first = out.length === 0
    if (!first && (extraction.style === 'marked' || extraction.headedOnce === true))
      out.push('', '', String(++number), '')
    if (first || extraction.headedOnce !== true) out.push(...header)
    left = extraction.pageLines
  }
  page()
  for (const row of plan.rows) {
    if (typeof row === 'string') {
      if (left < 4) page()
      out.push(...endCell([row]))
      left--
      continue
    }
    let cells = row.map((text, c) => (text === null ? null : wrap(text, plan.widths[c] ?? 0)))
    for (;;) {
      const height = Math.max(...cells.map((lines) => lines?.length ?? 0))
      const room = Math.min(height, left)
      if (room > 2 || height === room) {
        out.push(
          ...emit(
            cells.map((lines) => lines?.slice(0, room) ?? null),
            extraction,
            random,
            height > room,
          ),
        )
        left -= room
        if (height === room) break
        cells = cells.map((lines) => (lines === null || lines.length <= room ? null : lines.slice(room)))
      }
      page()
    }
  }
  return dress(out, extraction, random)
}

const endCell = (lines: readonly string[]) => lines.map((line, i) => (i === lines.length - 1 ? line + MARK : line))

function emit(
  cells: readonly (readonly string[] | null)[],
  extraction: Extraction,
  random: Random,
  cut: boolean,
): string[] {
  const out: string[] = []
  for (const lines of cells) {
    if (lines === null) continue
    if (lines.length === 0) {
      if (extraction.style === 'spaced') out.push(' ')
      continue
    }
    const ended = cut ? [...lines] : endCell(lines)
    const last = out.at(-1)
    const joins = extraction.style === 'marked' && lines.length === 1 && last?.endsWith(MARK) && random() < 0.35
    if (joins && last !== undefined) out[out.length - 1] = `${last.slice(0, -1)} ${ended[0] ?? ''}`
    else out.push(...ended)
  }
  return out
}

/** White space as the style has it. */
function dress(lines: readonly string[], { style }: Extraction, random: Random): string[] {
  return lines.flatMap((line) => {
    const ends = line.endsWith(MARK)
    const text = line.replaceAll(MARK, '')
    if (style === 'bare') return text === '' ? [] : [text]
    if (text === '') return ['']
    if (style === 'loose') return random() < (ends ? 0.5 : 0.15) ? [text, ''] : [text]
    if (style === 'spaced') return [text.trim() === '' ? text : `${text} `, '']
    const blank = ends ? random() < 0.6 : random() < 0.1
    const trailing = ends ? random() < 0.1 : true
    return [trailing ? `${text} ` : text, ...(blank ? [''] : [])]
  })
}
