import { citationKey, findCitations, readDate, uniqueCitations } from './citations.ts'
import { findHeadSpan, readKindLine } from './head-lines.ts'
import { readLetterhead } from './letterhead.ts'
import { readPeriod } from './period.ts'
import type { Citation, DocumentHead } from './reading.ts'

type HeadReading = Omit<DocumentHead, 'recipients' | 'signer' | 'citations' | 'legalBases'>

export interface HeadSource {
  /** The lines before the opening paragraph. */
  readonly head: readonly string[]
  /** The opening paragraphs, down to the first heading. */
  readonly opening: readonly string[]
  /** The lines above the plan's table. */
  readonly appendixTitle: readonly string[]
}

const BODY_NAME =
  /(?:^|\s)((?:Sở|Bộ|UBND|Ủy ban|Uỷ ban|Ban|Văn phòng|Cục|Chi cục|Tổng cục|Thanh tra|Trung tâm|Trường|Bảo hiểm|Công an|Viện|Phòng|Kho bạc|Thuế|Hội đồng|Học viện|Bệnh viện|Đài|Tỉnh ủy)\s[^,;:()]{2,90})$/u

/** What the head of the document says, with what a missing letterhead leaves to the title, the opening and the appendix. */
export function readHead(source: HeadSource): HeadReading {
  const span = findHeadSpan(source.head)
  const letterLines = span ? source.head.slice(0, span.kindAt) : source.head
  const titleLines = span ? source.head.slice(span.kindAt, span.end) : []
  const letterhead = readLetterhead(letterLines)
  const issued = readIssued(source.appendixTitle)
  const kindLine = readKindLine(titleLines[0] ?? '')
  const title = joinTitle([kindLine?.rest ?? '', ...titleLines.slice(1)])
  const appendixTitle = titleOfAppendix(source.appendixTitle)
  const dateText = letterhead.dateText ?? issued.dateText
  return {
    kind: kindLine?.kind ?? issued.kind,
    superior: letterhead.superior,
    issuer: letterhead.issuer ?? issuerOf(title || appendixTitle, source.opening) ?? issued.issuer,
    number: letterhead.number ?? issued.number,
    place: letterhead.place,
    dateText,
    date: dateText ? readDate(dateText) : null,
    title: title || appendixTitle || null,
    period: periodOf(title, source, dateText),
  }
}

/** What stands between "PHỤ LỤC" and "(Kèm theo …)". */
function titleOfAppendix(lines: readonly string[]): string {
  const end = lines.findIndex((line) => line.startsWith('('))
  const title = joinTitle(end < 0 ? lines.slice(0, 4) : lines.slice(0, end))
  return title.replace(/^(PHỤ LỤC|Phụ lục|BIỂU|Biểu)(\s+(số\s*)?([IVX]+|\d+)(?=[\s:.]|$))?[\s:.–-]*/u, '')
}

const joinTitle = (lines: readonly string[]): string =>
  lines
    .filter((line) => /[\p{L}\d]/u.test(line))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()

function periodOf(title: string, source: HeadSource, dateText: string | null): HeadReading['period'] {
  const sources = [title, ...source.appendixTitle.filter((line) => !line.startsWith('(')), source.opening.at(-1) ?? '']
  for (const text of sources) {
    const period = readPeriod(text)
    if (period) return period
  }
  return dateText ? readPeriod(dateText.replace(/^.*năm/u, 'năm')) : null
}

/** Without a letterhead the title ends with the issuer ("… của Sở X"), or the opening names who issues. */
function issuerOf(title: string, opening: readonly string[]): string | null {
  const ofTitle = /(?:^|\s)của\s+(\p{Lu}.{2,100})$/u.exec(title)?.[1]
  if (ofTitle) return ofTitle.replace(/\s+(năm|giai đoạn|6 tháng|06 tháng)\s.*$/u, '')
  for (const text of opening.toReversed()) {
    const before =
      /^(.*?)\s+(?:xây dựng|ban hành|triển khai|tổ chức triển khai|đề ra|quyết định|lập)\s+(?:và\s+\S+\s+)?(?:nội dung\s+)?[Kk]ế hoạch/u.exec(
        lastClause(text),
      )?.[1]
    const name = before ? BODY_NAME.exec(before)?.[1] : null
    if (name) return name.trim()
  }
  return null
}

/** The part of the opening that says who issues: what follows the last document named. */
function lastClause(text: string): string {
  const parts = text.split(/[;,]\s+(?=\p{Lu})/u)
  return parts.at(-1) ?? text
}

interface Issued {
  readonly kind: string | null
  readonly number: string | null
  readonly dateText: string | null
  readonly issuer: string | null
}

/** "(Kèm theo Kế hoạch số …/KH-UBND ngày …/12/2024 của …)" above an appendix. */
function readIssued(lines: readonly string[]): Issued {
  const text = lines.join(' ')
  const match = /[Kk]èm theo\s+(\p{Lu}\p{L}+ \p{L}+)\s+số\s*:?\s*([\d.…_\s]*[/-]\s*[\p{Lu}\d&/-]+)/u.exec(text)
  if (!match?.[1] || !match[2]) return { kind: null, number: null, dateText: null, issuer: null }
  const after = text.slice(match.index + match[0].length)
  const date = /^\s*(ngày[\s\d./…_]*(?:tháng[\s\d…_.]*)?(?:năm\s*\d{4})?)/u.exec(after)?.[1]?.trim()
  const issuer = /\scủa\s+([^()]+?)\s*\)/u.exec(after)?.[1]
  return {
    kind: match[1],
    number: match[2].replace(/[\s.…_]+/g, ''),
    dateText: date ? date.replace(/[…_]+/g, ' ').replace(/\s+/g, ' ') : null,
    issuer: issuer?.trim() ?? null,
  }
}

/** The bases the opening names, and every other numbered document of body and appendix, each once. */
export function readCitations(
  opening: readonly string[],
  rest: readonly string[],
  ownNumber: string | null,
): { readonly legalBases: readonly Citation[]; readonly citations: readonly Citation[] } {
  const others = rest.flatMap(findCitations)
  const legalBases = uniqueCitations(opening.flatMap(findCitations))
  const known = new Set(legalBases.map(citationKey))
  if (ownNumber && /^\d/.test(ownNumber)) known.add(citationKey({ number: ownNumber }))
  return { legalBases, citations: uniqueCitations(others).filter((citation) => !known.has(citationKey(citation))) }
}
