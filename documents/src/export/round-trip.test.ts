import { readFileSync } from 'node:fs'
import { readPlan } from '@dondoc/domain/imports/read-plan'
import type { PlanItem, PlanReading } from '@dondoc/domain/imports/reading'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readDocx } from '../docx/read-docx.ts'
import { readOffice } from '../office/read-office.ts'
import { readXlsx } from '../xlsx/read-xlsx.ts'
import { attachedTo, type PlanTable } from './plan-table.ts'
import { planTableToDocx } from './plan-table-to-docx.ts'
import { planTableToXlsx } from './plan-table-to-xlsx.ts'

const sampleReading = async (path: string): Promise<PlanReading> => {
  const bytes = readFileSync(new URL(`../../../samples/${path}`, import.meta.url))
  return readPlan(await readOffice(bytes, null), path)
}

const labelled = (label: string | null, text: string | null): string | null =>
  label === null || text === null ? text : `${label} ${text}`

/** The table of a plan that was read: an area row where the area changes, then its items. */
function tableOf({ document, items }: PlanReading): PlanTable {
  const rows = items.flatMap((item, at) => {
    const [, ordinal, heading] = /^([IVX]+)\.\s*(.*)$/.exec(item.areaHeading ?? '') ?? [null, null, item.areaHeading]
    const area = { kind: 'area' as const, ordinal: ordinal ?? null, heading: heading ?? '' }
    const row = {
      kind: 'item' as const,
      ordinal: item.ordinal,
      objective: item.objective,
      task: labelled(item.taskLabel, item.task),
      activity: labelled(item.activityLabel, item.activity),
      product: item.productText,
      lead: item.leadText,
      coordinator: item.coordinatorText,
      deadline: item.deadlineText,
      budget: item.budgetText,
      note: item.note,
    }
    return item.areaHeading === items[at - 1]?.areaHeading ? [row] : [area, row]
  })
  const { kind, title, number, issuer, dateText } = document
  return { kind: kind ?? 'Kế hoạch', title: title ?? '', number, issuer, dateText, rows }
}

const content = ({ source: _source, confidence: _confidence, ...item }: PlanItem) => item

const samples = ['docx/phu-tho-kcn-2025-h2.docx', 'docx/quang-tri-sct-2025-h2.docx']

describe('a plan that is exported and read again is the same plan', () => {
  test.each(samples)('DOCX of %s', async (path) => {
    const plan = await sampleReading(path)
    const again = readPlan(readDocx(await planTableToDocx(tableOf(plan))), 'export.docx')
    expect(again.items.map(content)).toEqual(plan.items.map(content))
  })

  test.each(samples)('XLSX of %s', async (path) => {
    const plan = await sampleReading(path)
    const again = readPlan(readXlsx(await planTableToXlsx(tableOf(plan))), 'export.xlsx')
    expect(again.items.map(content)).toEqual(plan.items.map(content))
  })
})

const item = {
  kind: 'item' as const,
  ordinal: '1',
  objective: 'Nâng cao chỉ số',
  task: 'Ban hành kế hoạch',
  activity: 'Họp',
  product: '- Kế hoạch\n- Báo cáo',
  lead: '=1+1',
  coordinator: null,
  deadline: 'Quý III/2025',
  budget: null,
  note: null,
}

const plan: PlanTable = {
  kind: 'Kế hoạch',
  title: 'cải cách hành chính năm 2026',
  number: '/KH-SNV',
  issuer: 'Sở Nội vụ',
  dateText: null,
  rows: [
    { kind: 'area', ordinal: 'I', heading: 'CẢI CÁCH THỂ CHẾ' },
    item,
    { ...item, activity: 'Ký' },
    { ...item, ordinal: '2', task: 'Tuyên truyền', activity: null },
    { ...item, ordinal: '3', task: 'Tuyên truyền', activity: null },
  ],
}

describe('the printed table', () => {
  test('merges an objective over its tasks and a task over its activities, never two like tasks', async () => {
    const read = [readDocx(await planTableToDocx(plan)), readXlsx(await planTableToXlsx(plan))]
    for (const { blocks } of read) {
      const table = blocks.find((block) => block.kind === 'table')
      const merged = table?.cells.filter((cell) => cell.rowSpan > 1 || cell.colSpan > 1) ?? []
      expect(merged.map((cell) => [cell.row, cell.col, cell.rowSpan, cell.colSpan, cell.paragraphs[0]])).toEqual([
        [1, 1, 1, 7, 'CẢI CÁCH THỂ CHẾ'],
        [2, 0, 2, 1, '1'],
        [2, 1, 4, 1, 'Nâng cao chỉ số'],
        [2, 2, 2, 1, 'Ban hành kế hoạch'],
      ])
    }
  })

  test('repeats its header row on every page and numbers the pages from the second on', async () => {
    const docx = await planTableToDocx(plan)
    expect(readDocx(docx).blocks.find((block) => block.kind === 'table')?.headerRows).toBe(1)
    const section = new TextDecoder().decode(unzipSync(docx)['word/document.xml'])
    expect(section).toContain('<w:titlePg/>')
    expect(section).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/)
    const parts = unzipSync(await planTableToXlsx(plan))
    expect(new TextDecoder().decode(parts['xl/workbook.xml'])).toContain('$5:$5')
  })

  test('names the plan it belongs to, with blanks for what is not given yet', async () => {
    const texts = readDocx(await planTableToDocx(plan)).blocks.map((block) =>
      block.kind === 'table' ? '' : block.text,
    )
    expect(texts.slice(0, 3)).toEqual([
      'Phụ lục',
      'KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026',
      '(Kèm theo Kế hoạch số ……/KH-SNV ngày … tháng … năm … của Sở Nội vụ)',
    ])
  })

  test('leaves a gap where the day is not filled in yet', () => {
    const dated = (dateText: string) => attachedTo({ ...plan, dateText })
    expect(dated('ngày tháng 7 năm 2025')).toContain('ngày … tháng 7 năm 2025')
    expect(dated('ngày /12/2024')).toContain('ngày …/12/2024')
    expect(dated('ngày 15 tháng 7 năm 2025')).toContain('ngày 15 tháng 7 năm 2025')
  })

  test('text that looks like a formula stays text', async () => {
    const { blocks, warnings } = readXlsx(await planTableToXlsx(plan))
    const table = blocks.find((block) => block.kind === 'table')
    expect(table?.cells.some((cell) => cell.paragraphs[0] === '=1+1')).toBe(true)
    expect(warnings).toEqual([])
  })
})
