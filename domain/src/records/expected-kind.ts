import { foldText, tidyText } from '../calendar/fold-text.ts'
import { DOCUMENT_KINDS } from './document-kinds.ts'

/** Kinds of legal documents (Luật Ban hành văn bản quy phạm pháp luật) that plans name beside the administrative ones. */
const LEGAL_KINDS = ['Luật', 'Pháp lệnh', 'Nghị định', 'Thông tư liên tịch', 'Thông tư']

const KINDS: readonly { readonly name: string; readonly folded: string }[] = [
  ...LEGAL_KINDS,
  ...DOCUMENT_KINDS.map(({ name }) => name),
]
  .map((name) => ({ name, folded: foldText(name) }))
  .sort((a, b) => b.folded.length - a.folded.length)

/** Words that may stand before the kind without making something else of it: "Ban hành 02 Quyết định". */
const LEAD_IN =
  /^(?:(?:ban hanh|xay dung|trinh|gui|lap|hoan thanh|co|cac|nhung|mot|ban|van ban|so luong|\d+(?:\/\d+)?%?|\(\d+\))\s+)*/
const DRAFT = /^(?:(?:cac|ban)\s+)?du thao\s+/
/** A draft goes out with the document that presents it. */
const PRESENTS_A_DRAFT = ['Tờ trình', 'Công văn', 'Báo cáo']

/** "Quyết định hoặc Kế hoạch", "Tờ trình, Nghị quyết", "Kế hoạch/Công văn": alternatives, or a set of which one is enough. */
const SEPARATOR = /\s*(?:[;,/+]|\bhoac\b|\bva\b)\s*/

function kindAtStart(segment: string): readonly string[] {
  const words = segment.replace(LEAD_IN, '')
  const draft = DRAFT.exec(words)
  const rest = draft === null ? words : words.slice(draft[0].length)
  const found = KINDS.find(({ folded }) => rest === folded || /^[^\p{L}\d]/u.test(after(rest, folded)))
  if (found === undefined) return []
  return draft === null ? [found.name] : [found.name, ...PRESENTS_A_DRAFT]
}

/** What follows the kind; a letter where the words do not begin with it. */
const after = (words: string, kind: string): string => (words.startsWith(kind) ? words.slice(kind.length) : 'x')

/**
 * The kinds of document of which a product may be, as the plan's words name them at their head; null where they name none
 * ("Hội nghị", "Văn bản chỉ đạo") and any document may prove it. "Quyết định phê duyệt Đề án" is a decision: what a document is
 * about is not what it is.
 */
export function expectedKinds(product: string): readonly string[] | null {
  const segments = foldText(tidyText(product)).split(SEPARATOR)
  const first = kindAtStart(segments[0] ?? '')
  if (first.length === 0) return null
  return [...new Set([...first, ...segments.slice(1).flatMap(kindAtStart)])]
}

/** Whether a document of that kind is another than the product's words name; false where they name none. */
export function isOtherKind(product: string, recordKind: string): boolean {
  const expected = expectedKinds(product)
  const kind = foldText(tidyText(recordKind))
  return expected !== null && !expected.some((name) => foldText(name) === kind)
}
