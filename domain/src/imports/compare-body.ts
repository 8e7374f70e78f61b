import { areaOfHeading } from '../plans/recognise-area.ts'
import { finding } from './findings.ts'
import { fold } from './normalise.ts'
import type { Finding, PlanItem, Section } from './reading.ts'

/** Below this share of a point's telling words in any one row of its area nothing takes the point up. */
const TAKEN_UP = 0.3
/** Rows say more than points do: less of them needs to be shared. */
const NAMED = 0.2
const MIN_WORDS = 6

/** Words that every plan is full of tell nothing. */
const COMMON = new Set(
  'va cac cua theo tren cho trong ve den duoc tai voi la khong nhung mot co quan don vi thuc hien trien khai tiep tuc tang cuong nang cao chat luong hieu qua cong tac nhiem vu noi dung quy dinh dam bao bao so nha nuoc cai cach hanh chinh cchc nam kip thoi day manh to chuc'.split(
    ' ',
  ),
)

const tellingWords = (text: string): ReadonlySet<string> =>
  new Set(
    fold(text)
      .split(' ')
      .filter((word) => word.length > 1 && !COMMON.has(word) && !/^\d+$/.test(word)),
  )

const share = (of: ReadonlySet<string>, within: ReadonlySet<string>): number =>
  [...of].filter((word) => within.has(word)).length / Math.max(1, of.size)

/**
 * Tasks of the body's area sections that no row of the table takes up. Only for plans whose body goes by areas, and only
 * where hardly a word is shared: a reminder to look, never a verdict.
 */
export function compareBody(sections: readonly Section[], items: readonly PlanItem[]): readonly Finding[] {
  const areaSections = sections.filter(
    ({ heading, points }) => points.length > 0 && heading.length < 110 && areaOfHeading(heading) !== null,
  )
  if (areaSections.length < 3 || items.length === 0) return []
  const rows = items.map((item) => tellingWords([item.objective, item.task, item.activity, item.productText].join(' ')))
  const points = areaSections.flatMap((section) => section.points)
  const missing = points.flatMap((point) => {
    const words = tellingWords(point.split(/[.;](?:\s|$)/)[0] ?? point)
    if (words.size < MIN_WORDS) return []
    return rows.some((row) => share(words, row) >= TAKEN_UP) ? [] : [finding('body-task-not-in-table', {}, point)]
  })
  const body = points.map(tellingWords)
  const extra = rows.flatMap((row, at) => {
    if (row.size < MIN_WORDS) return []
    return body.some((words) => share(row, words) >= NAMED)
      ? []
      : [finding('row-not-in-body', { item: at, field: 'task' })]
  })
  return [...missing, ...extra]
}
