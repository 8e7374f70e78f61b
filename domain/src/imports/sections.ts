import { type Marked, readMarker } from './list-marker.ts'
import { dropEnd, fold, isUpperCase } from './normalise.ts'
import type { Section } from './reading.ts'

export interface BodyParagraph {
  readonly text: string
  /** An automatic number that is not part of the text. */
  readonly label: string | null
  readonly bold: boolean
}

interface OpenSection {
  readonly path: readonly string[]
  readonly depth: number
  readonly heading: string
  readonly points: string[]
}

const DEPTHS: Readonly<Record<Marked['kind'], number>> = { roman: 0, number: 1, letter: 3, bullet: 4 }

/** The body as numbered headings with their points; list markers and the letters of points are dropped. */
export function readSections(paragraphs: readonly BodyParagraph[]): readonly Section[] {
  const sections: OpenSection[] = []
  const latest: Latest = new Map()
  const open = (section: OpenSection) => {
    latest.set(section.depth, { at: sections.length, section })
    sections.push(section)
  }
  let lists = false
  for (const [at, paragraph] of paragraphs.entries()) {
    const text = paragraph.label ? `${paragraph.label.replace(/^[-–•]$/, '-')} ${paragraph.text}` : paragraph.text
    if (text === '') continue
    const marked = readMarker(text)
    const current = sections.at(-1)
    const below = paragraphs[at + 1]
    if (marked && isHeading(marked, paragraph, below)) {
      const [heading, body] = splitHeading(marked.text)
      const section = openSection(marked, heading, latest)
      open(section)
      if (body) section.points.push(body)
      lists = false
      continue
    }
    const article = /^(Điều\s+\d+[a-z]?)\s*[.:]?\s*(.*)$/u.exec(text)
    if (article?.[1]) {
      open({ path: [article[1]], depth: 0, heading: '', points: article[2] ? [article[2]] : [] })
      continue
    }
    if (!current) {
      open({ path: [], depth: -1, heading: '', points: [marked?.text ?? text] })
      continue
    }
    if (marked) {
      lists = true
      pointOwner(marked, latest, current).points.push(marked.text)
    } else if (lists && closesSection(text)) {
      const parent = latest.get(0)?.section ?? current
      parent.points.push(text)
    } else {
      current.points.push(text)
    }
  }
  return sections.map(({ path, heading, points }) => ({ path: path.join('.'), heading, points }))
}

/** The last section of each depth, with its place among all. */
type Latest = Map<number, { readonly at: number; readonly section: OpenSection }>

/** The last section less deep than `depth`. */
function lastAbove(latest: Latest, depth: number): OpenSection | undefined {
  let last: { readonly at: number; readonly section: OpenSection } | undefined
  for (const [own, one] of latest) if (own < depth && one.at >= (last?.at ?? 0)) last = one
  return last?.section
}

function openSection(marked: Marked, heading: string, latest: Latest): OpenSection {
  const nested = marked.label.split('.')
  const depth = marked.kind === 'number' ? DEPTHS.number + nested.length - 1 : DEPTHS[marked.kind]
  const parent = lastAbove(latest, depth)
  const own = nested.at(-1) ?? marked.label
  const startsWithParent = parent && marked.kind === 'number' && nested.length > 1 && parent.depth === 0
  const path = parent ? [...parent.path, ...(startsWithParent ? nested : [own])] : nested
  return { path, depth, heading: dropEnd(heading, ' :.'), points: [] }
}

/** A numbered paragraph is a heading when it is short and no sentence; Roman numbers always head. */
function isHeading(marked: Marked, paragraph: BodyParagraph, below: BodyParagraph | undefined): boolean {
  if (marked.kind === 'bullet') return false
  const count = marked.text.split(' ').length
  if (marked.kind === 'roman') return count <= 60
  if (isUpperCase(marked.text)) return true
  const [heading] = splitHeading(marked.text)
  const short = heading.split(' ').length
  if (/[.;]$/.test(heading) || short > 22) return false
  if (marked.kind === 'number') return short <= 14 || paragraph.bold || startsList(below)
  return startsList(below) && short <= 14 && heading.length < 90
}

const startsList = (below: BodyParagraph | undefined): boolean => {
  const kind = readMarker(below?.label ? `${below.label} ${below.text}` : (below?.text ?? ''))?.kind
  return kind === 'bullet' || kind === 'letter'
}

/** "Cách thức kiểm tra: Kiểm tra theo kế hoạch." is a heading and its point. */
function splitHeading(text: string): readonly [string, string | null] {
  const colon = /^([^:.;]{3,80}):\s+(?=\S)(.+)$/u.exec(text)
  if (!colon?.[1] || !colon[2] || colon[1].split(' ').length > 10) return [text, null]
  return [colon[1], colon[2]]
}

/** A numbered sentence after numbered sentences belongs to the section they stand in, not to the last heading of their level. */
function pointOwner(marked: Marked, latest: Latest, current: OpenSection): OpenSection {
  if (marked.kind !== 'number' || current.depth < DEPTHS.number) return current
  const depth = DEPTHS.number + marked.label.split('.').length - 1
  return depth <= current.depth ? (lastAbove(latest, depth) ?? current) : current
}

/** What closes a whole part and stands outside its last list: a reference to the appendix, what to do in difficulties. */
function closesSection(text: string): boolean {
  if (/^\(.*\)\.?$/u.test(text)) return /phu luc|kem theo|bieu/.test(fold(text))
  return /^(Trong quá trình|Trên đây|Quá trình|Đề nghị|Yêu cầu các|Căn cứ Kế hoạch)(?!\p{L})/u.test(text)
}
