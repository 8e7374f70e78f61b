import { dropEnd, leadsOn, normaliseText } from './normalise.ts'

const NOUN =
  'Báo cáo|Kế hoạch|Quyết định|Nghị quyết|Công văn|Tờ trình|Văn bản|Thông báo|Đề án|Biên bản|Dự thảo|Hướng dẫn|Chương trình|Danh mục|Kết luận|Quy chế|Quy định|Chỉ thị|Hồ sơ|Hội nghị|Tài liệu|Hợp đồng|Phương án|Nghị định|Thông tư|Bảng|Số liệu|Tin|Bài|Lớp|Phiếu|Giấy'
const STARTS_NOUN = new RegExp(`^(các |bản )?(${NOUN})(?!\\p{L})`, 'iu')

/**
 * The products a cell lists, split where the document splits: at list markers, else at paragraphs, ";" and "/" between
 * products. `['Nghị quyết/Quyết định']` gives two, `['Báo cáo, Đề xuất']` stays one.
 */
export function splitProducts(paragraphs: readonly string[]): readonly string[] {
  const lines = paragraphs.map(normaliseText).filter((line) => line !== '')
  const listed = lines.some((line) => /^[-–—+*•●]\s*\S/.test(line))
  const products = listed ? splitList(lines) : joinWrapped(lines).flatMap(splitSemicolons)
  return products
    .flatMap(splitSlashes)
    .flatMap(splitBare)
    .map(tidyProduct)
    .filter((product) => /[\p{L}\d]/u.test(product))
}

/** Items of a list; a line without a marker belongs to the item above. */
function splitList(lines: readonly string[]): readonly string[] {
  return lines
    .join(' ')
    .split(/(?:^|\s)[-–—+*•●]\s+(?=[\p{Lu}\d“"(])|^[-–—+*•●]\s*(?=\p{L})/u)
    .filter((item) => item.trim() !== '')
}

function joinWrapped(lines: readonly string[]): readonly string[] {
  const joined: string[] = []
  for (const line of lines) {
    const above = joined.at(-1)
    if (
      above !== undefined &&
      !/[.;]$/.test(above) &&
      (/^[\p{Ll}\d(]/u.test(line) || leadsOn(above) || /-$/.test(above))
    )
      joined[joined.length - 1] = `${above} ${line}`
    else joined.push(line)
  }
  return joined
}

const SENTENCE = /;|(?<=[\p{Ll}\d]{2})\.\s+(?=\p{Lu}\p{Ll})/u
const SENTENCE_OUTSIDE = /;(?![^(]*\))|(?<=[\p{Ll}\d)]{2})\.\s+(?=\p{Lu}\p{Ll})(?![^(]*\))/u

/** Splits at ";" outside parentheses, and where a sentence ends before another product. */
function splitSemicolons(text: string): readonly string[] {
  return text.split(text.includes(')') ? SENTENCE_OUTSIDE : SENTENCE)
}

function splitSlashes(text: string): readonly string[] {
  const parts = text.split(/\s*\/\s*(?=\p{L})/u)
  return parts.reduce<string[]>((products, part, at) => {
    const above = products.at(-1)
    const isProduct =
      STARTS_NOUN.test(part) || (/^\p{Lu}\p{Ll}/u.test(part) && at > 0 && /\p{Ll}$/u.test(parts[at - 1] ?? ''))
    if (above !== undefined && !isProduct) products[products.length - 1] = rejoin(above, part, text)
    else products.push(part)
    return products
  }, [])
}

/** Puts the slash back with the blanks it had. */
function rejoin(above: string, part: string, text: string): string {
  const signs = [`${above}/${part}`, `${above} / ${part}`, `${above}/ ${part}`, `${above} /${part}`]
  return signs.find((candidate) => text.includes(candidate)) ?? `${above}/${part}`
}

const BARE = new RegExp(`^(${NOUN})\\s+(?=(${NOUN})(?!\\p{L}))`, 'u')
/** Kinds of document that go on with the name of another: "Dự thảo Quyết định". */
const OF_ANOTHER: ReadonlySet<string> = new Set(['Dự thảo', 'Danh mục', 'Hồ sơ', 'Tài liệu', 'Bảng'])

/** "Quyết định Báo cáo": a bare kind of document before another, where a line end stood. */
function splitBare(text: string): readonly string[] {
  const products: string[] = []
  let rest = text.trim()
  for (let match = BARE.exec(rest); match?.[1] && !OF_ANOTHER.has(match[1]); match = BARE.exec(rest)) {
    products.push(match[1])
    rest = rest.slice(match[0].length)
  }
  return [...products, rest]
}

function tidyProduct(product: string): string {
  const kept = product.replace(/^[-–—+*•●\s]+(?=[\p{L}\d])/u, '')
  const short = dropEnd(kept, ' .;,:/')
  return kept.startsWith('...', short.length) ? `${short}...` : short
}
