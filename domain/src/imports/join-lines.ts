import type { LineBlock, ParagraphBlock } from './blocks.ts'
import { findHeadSpan, isAppendixLine, isRecipientsLine } from './head-lines.ts'
import { readMarker } from './list-marker.ts'
import { fold, isUpperCase, joinBroken, normaliseText } from './normalise.ts'

interface Draft {
  text: string
  /** The last physical line of the paragraph, by whose length a forced end is told from a wrapped one. */
  lastLine: string
  lastEndsBlank: boolean
  readonly first: LineBlock
}

/** Letters behind which no paragraph goes on: each line that joins it is weighed against all of it. */
const LONGEST_PARAGRAPH = 6000

/**
 * Physical lines as paragraphs: broken lines joined, page numbers, repeated page headers and bare web addresses dropped.
 * Lines of the letterhead, the title, the recipients and the signature stay lines: there each stands for itself.
 */
export function joinLines(lines: readonly LineBlock[]): ParagraphBlock[] {
  const kept = dropFurniture(lines)
  const texts = kept.map((line) => normaliseText(line.text))
  const wrapping = readWrapping(kept, texts)
  const head = findHeadSpan(texts)
  const paragraphs: Draft[] = []
  let zone: 'head' | 'body' | 'tail' = head ? 'head' : 'body'
  let blank = false
  for (const [at, text] of texts.entries()) {
    const line = kept[at]
    if (!line) continue
    if (text === '') {
      blank = true
      continue
    }
    if (zone === 'head' && head && at >= head.end) zone = 'body'
    if (isRecipientsLine(text) || isAppendixLine(text)) zone = 'tail'
    const last = paragraphs.at(-1)
    const open = zone === 'body' && last !== undefined && at !== head?.end && last.text.length < LONGEST_PARAGRAPH
    if (open && continues(last, text, blank, wrapping)) {
      last.text = joinBroken(last.text, text)
      last.lastLine = text
      last.lastEndsBlank = / $/.test(line.text)
    } else {
      paragraphs.push({ text, lastLine: text, lastEndsBlank: / $/.test(line.text), first: line })
    }
    blank = false
  }
  return paragraphs.map((draft) => ({
    kind: 'paragraph',
    text: draft.text,
    label: null,
    bold: false,
    italic: false,
    centred: false,
    place: draft.first.place,
    confidence: 1,
  }))
}

/** The length at which lines wrap; infinite for text whose paragraphs are one line each. */
function wrapWidth(texts: readonly string[]): number {
  const lengths = texts.filter((text) => text.length > 40).map((text) => text.length)
  lengths.sort((a, b) => a - b)
  const longest = lengths[Math.floor(lengths.length * 0.9)] ?? 0
  return lengths.length < 5 || longest > 160 ? Number.POSITIVE_INFINITY : longest
}

/** How the lines of a text wrap: where, and whether a soft line end leaves its blank, as Word's do in a PDF. */
interface Wrapping {
  readonly width: number
  readonly keepsBlank: boolean
}

function readWrapping(kept: readonly LineBlock[], texts: readonly string[]): Wrapping {
  const long = kept.filter((line) => line.text.trim().length > 40)
  const withBlank = long.filter((line) => /\S $/.test(line.text)).length
  return { width: wrapWidth(texts), keepsBlank: withBlank > long.length * 0.3 }
}

function continues(above: Draft, text: string, blank: boolean, { width, keepsBlank }: Wrapping): boolean {
  if (readMarker(text) !== null) return false
  if (/^\p{Ll}/u.test(text)) return true
  if (blank && /^\(.*\)[.;]?$/u.test(text)) return false
  const marker = readMarker(above.text)
  const shortHeading = above.text === above.lastLine && above.text.length < Math.min(width * 0.75, 60)
  if (marker !== null && marker.kind !== 'bullet' && (shortHeading || isUpperCase(above.text))) return false
  const firstWord = text.split(' ', 1)[0]?.length ?? 0
  const full = above.lastLine.length + firstWord + 1 > width * 0.93
  const soft = keepsBlank && above.lastEndsBlank
  if (/[.:!?…]["”)]*$|\/\.$/.test(above.text)) {
    const softColon = soft && /:$/.test(above.text) && above.lastLine.length > width * 0.75
    return softColon || (full && !blank)
  }
  if (/;["”)]*$/.test(above.text)) return soft && !blank
  if (width === Number.POSITIVE_INFINITY) return marker?.kind === 'bullet'
  return full || soft || !blank
}

const PAGE_NUMBER = /^[-–—]?\s*((Trang|Page)\s*)?\d{1,3}(\s*(\/|of)\s*\d{1,3})?\s*[-–—]?$/i
const LONGEST_PAGE_NUMBER = 40
const WEB_ADDRESS = /^(https?:\/\/|www\.)\S+$/

function isPageNumber(text: string): boolean {
  const trimmed = text.trim()
  return trimmed.length <= LONGEST_PAGE_NUMBER && PAGE_NUMBER.test(trimmed)
}

/** Leaves out what is printed on every page and belongs to no sentence. */
function dropFurniture(lines: readonly LineBlock[]): LineBlock[] {
  const headers = repeatedHeaders(lines)
  const seen = new Set<string>()
  return lines.filter((line) => {
    if (isPageNumber(line.text) || WEB_ADDRESS.test(line.text.trim())) return false
    if (headers.size === 0) return true
    const key = fold(line.text)
    if (!headers.has(key)) return true
    const repeated = seen.has(key)
    seen.add(key)
    return !repeated
  })
}

/** Folded first lines that open at least three pages. */
function repeatedHeaders(lines: readonly LineBlock[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  let page = -1
  for (const line of lines) {
    const key = fold(line.text)
    if (key === '' || isPageNumber(line.text) || (line.place?.page ?? 0) === page) continue
    page = line.place?.page ?? 0
    if (line.text.length < 100) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([key]) => key))
}
