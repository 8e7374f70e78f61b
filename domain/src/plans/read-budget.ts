import { foldText, tidyText } from '../calendar/fold-text.ts'

/** What the words of a plan say a task may cost. */
export type BudgetReading =
  /** In million đồng. */
  | { readonly kind: 'amount'; readonly millions: number }
  /** "Không": it costs nothing of its own. */
  | { readonly kind: 'none' }
  /** "Theo dự toán": no figure; or a figure whose unit only the heading of the column tells. */
  | { readonly kind: 'unclear'; readonly bare: number | null }

const NUMBER = String.raw`\d+(?:[.,]\d+)*`
/** Million đồng in one of each unit. */
const UNITS: readonly (readonly [pattern: string, millions: number])[] = [
  ['t[yi](?: dong)?', 1000],
  ['trieu(?: dong)?|tr(?:d|\\.d|\\.)?', 1],
  ['(?:nghin|ngan)(?: dong)?', 0.001],
  ['dong|vnd|d', 0.000001],
]
const AMOUNT = new RegExp(`(${NUMBER})\\s*(?:${UNITS.map(([unit]) => `(${unit})`).join('|')})(?![a-z0-9])`, 'g')
/** From here on the words say what the sum consists of. */
const OF_WHICH = /\btrong do\b|\bgom\b|\bbao gom\b/
/** A price for each of many, or a span: the sum is not said. */
const RATE_OR_SPAN = new RegExp(
  String.raw`(?:dong|trieu|ty|ti|vnd)\s*/\s*[a-z]|\bmoi (?:nam|don vi|xa|huyen|nguoi|thang)\b|${NUMBER}\s*(?:ty|ti|trieu|nghin)?\s*(?:-|den)\s*${NUMBER}\s*(?:ty|ti|trieu|nghin|dong)`,
)
const NONE = /^(?:khong|0|-|–)(?:$|[^a-z0-9.,])/

/**
 * A number as Vietnamese offices write it: "1.200" is one thousand two hundred, "1,2" one and a fifth, "1.2" too. Null where two
 * readings are possible ("1,200").
 */
function numberOf(text: string): number | null {
  const groups = text.split(/[.,]/)
  const signs = text.replace(/\d/g, '')
  if (signs === '') return Number(text)
  const last = groups.at(-1) ?? ''
  const whole = groups.slice(0, -1)
  const inThousands = (parts: readonly string[]): boolean => parts.slice(1).every((group) => group.length === 3)
  if (/^\.+$/.test(signs) && inThousands(groups) && groups.length > 1) return Number(groups.join(''))
  if (/^,+$/.test(signs) && groups.length > 2 && inThousands(groups)) return Number(groups.join(''))
  if (/^\.*,$/.test(signs) && inThousands(whole)) {
    if (signs === ',' && last.length === 3) return null
    return Number(`${whole.join('')}.${last}`)
  }
  return signs === '.' ? Number(text) : null
}

/** Amounts are kept to the thousand đồng. */
const rounded = (millions: number): number => Math.round(millions * 1000) / 1000

/**
 * Reads the words in a plan's budget cell: `'1,2 tỷ đồng'` is 1200, `'1 tỷ 200 triệu'` too, `'Không'` is none, `'Theo dự toán'`
 * unclear. Several amounts are added, without what stands after "trong đó". What could be read in two ways stays unclear: a
 * person says.
 */
export function readBudget(words: string): BudgetReading {
  const folded = foldText(tidyText(words))
  const said = folded.split(OF_WHICH)[0] ?? ''
  const amounts = [...said.matchAll(AMOUNT)].map((match) => {
    const value = numberOf(match[1] ?? '')
    const unit = UNITS.findIndex((_, at) => match[at + 2] !== undefined)
    return value === null ? null : value * (UNITS[unit]?.[1] ?? 0)
  })
  if (amounts.length > 0) {
    const sum = amounts.reduce<number | null>(
      (total, amount) => (total === null || amount === null ? null : total + amount),
      0,
    )
    return sum === null || RATE_OR_SPAN.test(said)
      ? { kind: 'unclear', bare: null }
      : { kind: 'amount', millions: rounded(sum) }
  }
  if (NONE.test(folded)) return { kind: 'none' }
  const bare = new RegExp(`^${NUMBER}$`).test(folded) ? numberOf(folded) : null
  return { kind: 'unclear', bare }
}
