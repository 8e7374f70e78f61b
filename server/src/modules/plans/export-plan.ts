import type { PlanTable } from '@dondoc/documents/export/plan-table'
import { planTableToDocx } from '@dondoc/documents/export/plan-table-to-docx'
import { planTableToXlsx } from '@dondoc/documents/export/plan-table-to-xlsx'
import type { FileAnswer } from '../../lib/http.ts'
import type { NodeRow, PlanRow } from './plans.read.store.ts'

/** "I" and "CẢI CÁCH THỂ CHẾ" of "I. CẢI CÁCH THỂ CHẾ"; offices number their areas in Roman figures. */
function splitHeading(text: string): { ordinal: string | null; heading: string } {
  const [, ordinal, heading] = /^([IVX]+)[.\s]\s*(.*)$/.exec(text) ?? []
  return ordinal === undefined || heading === undefined || heading === ''
    ? { ordinal: null, heading: text }
    : { ordinal, heading }
}

const labelled = ({ label, text }: NodeRow): string => (label === null ? text : `${label} ${text}`)

/** A plan's tree as the table that offices print: each leaf is a row under its area, but for those an amended version dropped. */
export function planTableOf(plan: PlanRow, nodes: readonly NodeRow[]): PlanTable {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const above = (node: NodeRow): NodeRow[] => {
    const parent = node.parentId === null ? undefined : byId.get(node.parentId)
    return parent === undefined ? [] : [...above(parent), parent]
  }
  const rows = nodes.flatMap((node): PlanTable['rows'] => {
    if (node.kind === 'area') return [{ kind: 'area', ...splitHeading(node.text) }]
    if (!node.leaf || node.droppedOn !== null) return []
    const line = [...above(node), node]
    const words = (kind: NodeRow['kind']): string | null => {
      const found = line.find((one) => one.kind === kind)
      return found === undefined ? null : labelled(found)
    }
    return [
      {
        kind: 'item',
        ordinal: node.ordinal,
        objective: words('objective'),
        task: words('task'),
        activity: words('activity'),
        product: node.productText,
        lead: node.leadText,
        coordinator: node.coordinatorText,
        deadline: node.deadlineText,
        budget: node.budgetText,
        note: node.note,
      },
    ]
  })
  const { title, number, dateText, issuerName } = plan
  return { kind: plan.kind ?? 'Kế hoạch', title, number, issuer: issuerName, dateText, rows }
}

const FORMATS = {
  xlsx: {
    write: planTableToXlsx,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  docx: {
    write: planTableToDocx,
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
} as const

/** The plan's table as a file, named by the plan's code. */
export async function exportPlan(
  plan: PlanRow,
  nodes: readonly NodeRow[],
  format: keyof typeof FORMATS,
): Promise<FileAnswer> {
  const { write, contentType } = FORMATS[format]
  return { name: `${plan.code}.${format}`, contentType, bytes: await write(planTableOf(plan, nodes)) }
}
