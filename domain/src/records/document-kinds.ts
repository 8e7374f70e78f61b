import table from './document-kinds.json' with { type: 'json' }

/** A kind of administrative document with the letters that stand for it in a number; null where it has none. */
export interface DocumentKind {
  readonly name: string
  readonly abbreviation: string | null
}

/** The 29 kinds of Nghị định 30/2020/NĐ-CP, in the order of its Điều 7. */
export const DOCUMENT_KINDS: readonly DocumentKind[] = table.kinds

/**
 * The kind that the letters of a number say: `'12/BC-SYT'` is "Báo cáo", `'125/SNV-CCHC'` null, since an ordinary letter carries
 * none. Letters are compared with their accents: `QĐ` is a decision, `QyĐ` a regulation.
 */
export function kindOfNumber(number: string): string | null {
  const letters = /^\s*\d+[a-z]?\s*\/\s*(?:\d{4}\s*\/\s*)?(\p{L}+)\s*-/u.exec(number.normalize('NFC'))?.[1]
  return DOCUMENT_KINDS.find(({ abbreviation }) => abbreviation !== null && abbreviation === letters)?.name ?? null
}
