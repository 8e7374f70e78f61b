const NAMED =
  /^((?:\d{1,2}(?:\.\s?\d{1,2})*[.)]?\s*)?(?:Nhiệm vụ|Hoạt động|Công việc|Giải pháp|Nội dung)(?:\s+\d{1,2}(?:\.\d{1,2})*\s*[:.–-]|\s*\d{0,2}\s*:))\s*(?=\S)/iu
const NUMBERED = /^(\d{1,2}(?:\.\s?\d{1,2})+[.)]?|\d{1,2}[.)]|[a-zđ]\))\s+(?=[\p{L}“"(\d])/u

/**
 * Takes the printed label off a task or activity: `'1.1. Nhiệm vụ 1: Rà soát'` gives label `'1.1. Nhiệm vụ 1:'` and text
 * `'Rà soát'`. A text of a label only stays as it is.
 */
export function readLabel(text: string | null): { readonly label: string | null; readonly text: string | null } {
  if (text === null) return { label: null, text: null }
  const match = NAMED.exec(text) ?? NUMBERED.exec(text)
  if (match?.[1] && opensList(match[1], text)) return { label: null, text }
  return match?.[1] ? { label: match[1], text: text.slice(match[0].length) } : { label: null, text }
}

/** "a) …; b) …" and "1. … 2. …" in one cell are a list: its first mark is no label of the whole. */
function opensList(label: string, text: string): boolean {
  const next = { 'a)': 'b)', '1.': '2.', '1)': '2)' }[label]
  return next !== undefined && text.includes(` ${next} `)
}
