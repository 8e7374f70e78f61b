import { type Extraction, linearise } from '@dondoc/domain/imports/linearised/take-apart'
import { randomOf, type TestPlan } from '@dondoc/domain/imports/linearised/test-plans'
import { layOutTable } from './lay-out-plan.ts'
import { isHeading, type PlanFile, type PlanTable, printed } from './plan-file.ts'

/** The plan as a word processor's text: paragraphs, and tables with a tab between cells. */
export function renderTabbed(plan: PlanFile): string {
  return dress(plan, [...frame(plan, (table) => tabbedRows(table))])
}

/** The plan as PDF text extractors flatten it: wrapped lines, the cells of a row one after the other. */
export function renderLinearised(plan: PlanFile, style: Extraction['style']): string {
  const random = randomOf(plan.source.length)
  return dress(
    plan,
    frame(plan, (table) => linearise(asTestPlan(table), { style, pageLines: 30 }, random)),
  )
}

/** The plan as a page for the browser, or as what Word puts on the clipboard. */
export function renderHtml(plan: PlanFile): string {
  const lines = frame(plan, (table) => [htmlTable(table)])
  const html = lines.map((line) => (line.startsWith('<table') ? line : `<p>${escaped(line)}</p>`)).join('\n')
  return `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${html}</body></html>`
}

/** Everything around the tables, in the order of the page. */
function frame(plan: PlanFile, render: (table: PlanTable) => readonly string[]): readonly string[] {
  const { letterhead, closing } = plan
  const tables = plan.tables.flatMap((table) => ['', ...(table.before ?? []), ...render(table)])
  const end = closing
    ? [
        '',
        'Nơi nhận:',
        ...closing.recipients.map((text) => `- ${text};`),
        '',
        ...closing.signer.filter((text) => text !== ''),
      ]
    : []
  return [
    ...letterhead.superior,
    ...letterhead.issuer,
    letterhead.number,
    '',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    letterhead.dateline,
    '',
    ...plan.title,
    '',
    ...plan.body,
    ...(plan.appendix.length > 0 ? [...end, '', ...plan.appendix, ...tables] : [...tables, ...end]),
  ]
}

const dress = (plan: PlanFile, lines: readonly string[]): string =>
  lines.join('\n').normalize(plan.decomposed ? 'NFD' : 'NFC')

function tabbedRows(table: PlanTable): readonly string[] {
  const laid = layOutTable(table)
  return Array.from({ length: laid.rowCount }, (_, row) =>
    Array.from({ length: laid.widths.length }, (_col, col) => {
      const cell = laid.cells.find((one) => one.row === row && one.col === col)
      return cell?.paragraphs.join(' ') ?? ''
    })
      .join('\t')
      .replace(/\t+$/, ''),
  )
}

/** Widths in thousandths of the type size, as in a table 70 ems wide. */
function asTestPlan(table: PlanTable): TestPlan {
  const sum = table.columns.reduce((total, { width }) => total + width, 0)
  const groups = table.columns.flatMap(({ group, heading }, col) =>
    group !== undefined && table.columns[col - 1]?.group !== group ? [group, heading] : [heading],
  )
  return {
    headings: table.columns.map(({ heading }) => heading),
    header: groups,
    widths: table.columns.map(({ width }) => (width / sum) * 62_000),
    rows: table.rows.map((row) =>
      isHeading(row)
        ? [row.label, row.text ?? row.group].filter((text) => text !== undefined).join(' ')
        : row.map((cell) => (cell === null ? null : printed(cell).join(' '))),
    ),
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function htmlTable(table: PlanTable): string {
  const laid = layOutTable(table)
  const rows = Array.from({ length: laid.rowCount }, (_, row) =>
    laid.cells
      .filter((cell) => cell.row === row)
      .map(
        ({ rowSpan, colSpan, paragraphs }) =>
          `<td rowspan="${rowSpan}" colspan="${colSpan}">${paragraphs.map(escaped).join('<br>')}</td>`,
      )
      .join(''),
  )
  return `<table border="1">${rows.map((cells) => `<tr>${cells}</tr>`).join('')}</table>`
}
