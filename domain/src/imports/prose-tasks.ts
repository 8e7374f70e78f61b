import { areaOfHeading } from '../plans/recognise-area.ts'
import { dropEnd, normaliseText } from './normalise.ts'
import { readProseAssignment } from './prose-assignment.ts'
import type { Band, FieldText, RowDraft } from './read-rows.ts'
import type { Section } from './reading.ts'
import type { ColumnField } from './table-columns.ts'
import { readHeading } from './table-columns.ts'

const LABELLED =
  /(?:^|[\s(;.])[-+–]?\s*((?:Cơ quan|Đơn vị|Bộ phận|Phòng)?\s*(?:chủ trì(?: tham mưu| thực hiện)?|phối hợp(?: thực hiện)?|thực hiện)|Thời gian(?: hoàn thành| thực hiện)?|Thời hạn(?: hoàn thành)?|Tiến độ|Sản phẩm(?: đầu ra| dự kiến)?|Kết quả(?: đầu ra)?|Kinh phí|Phân công(?: thực hiện)?)\s*:\s*/giu

type Assigned = Partial<Record<ColumnField, FieldText>>

/**
 * Tasks of a plan without a table: a point or heading of the body whose lead and time, or product, are said with it under
 * labels ("Chủ trì: …; Thời gian: …") or in a sentence ("Văn phòng chủ trì, phối hợp với …; hoàn thành trước …"), on the
 * same line or on the lines below. Prose that assigns nothing gives no tasks.
 */
export function readProseTasks(sections: readonly Section[]): readonly RowDraft[] {
  const bands = bandsOf(sections)
  const arranging = new Set(sections.filter(({ heading }) => ARRANGES.test(heading)).map(({ path }) => path))
  return sections.flatMap((section, at) => {
    const band = bands[at] ?? null
    const rows: RowDraft[] = []
    let words = section.heading
    let assigned: Assigned = {}
    const close = () => {
      if (isAssigned(assigned))
        rows.push({ fields: { ...assigned, task: field(words) }, band, group: null, joined: false })
      assigned = {}
    }
    for (const point of section.points) {
      const { text, labels } = readLabels(point, !arranging.has(section.path.split('.')[0] ?? ''))
      if (text !== '') {
        close()
        words = text
      }
      assigned = { ...assigned, ...labels }
    }
    close()
    return rows
  })
}

/** Parts that say how the plan is carried out: who leads there leads no task of the plan. */
const ARRANGES = /tổ chức thực hiện|kinh phí|chế độ báo cáo|mục đích|yêu cầu/iu

const field = (text: string): FieldText => ({ text, paragraphs: [text], cells: [] })

/** Who and when, or who and what: less is no assignment. */
const isAssigned = (assigned: Assigned): boolean =>
  assigned.lead !== undefined && (assigned.deadline !== undefined || assigned.product !== undefined)

/** A point's words without its labels; sentences that name a lead count where `spokenCounts`. */
function readLabels(point: string, spokenCounts: boolean): { readonly text: string; readonly labels: Assigned } {
  const matches = [...point.matchAll(LABELLED)]
  const labels: Assigned = {}
  for (const [at, match] of matches.entries()) {
    const name = readHeading(match[1] ?? '') ?? (/thực hiện/iu.test(match[1] ?? '') ? 'lead' : null)
    const words = normaliseText(point.slice(match.index + match[0].length, matches[at + 1]?.index))
    const value = dropEnd(words, words.includes('(') ? ' ;.' : ' ;.)')
    if (name && value !== '' && !labels[name]) labels[name] = field(value)
  }
  const text = dropEnd(normaliseText(point.slice(0, matches[0]?.index)), ' (;:-')
  const spoken = labels.lead || !spokenCounts ? null : readProseAssignment(text)
  if (!spoken) return { text, labels }
  const said: Assigned = { lead: field(spoken.lead) }
  if (spoken.coordinators !== '') said.coordinator = field(spoken.coordinators)
  if (spoken.deadline !== '') said.deadline = field(spoken.deadline)
  return { text: spoken.task, labels: { ...said, ...labels } }
}

/** For every section the nearest heading that names an area: its own, or one of those it stands under. */
function bandsOf(sections: readonly Section[]): readonly (Band | null)[] {
  const naming = new Map<string, { readonly at: number; readonly band: Band }>()
  return sections.map(({ path, heading }, at) => {
    const steps = path.split('.')
    if (areaOfHeading(heading) !== null) naming.set(path, { at, band: { label: steps.at(-1) ?? null, heading } })
    let nearest: { readonly at: number; readonly band: Band } | undefined
    for (let depth = 1; depth <= steps.length; depth++) {
      const found = naming.get(steps.slice(0, depth).join('.'))
      if (found !== undefined && found.at >= (nearest?.at ?? 0)) nearest = found
    }
    return nearest?.band ?? null
  })
}
