import {
  AlignmentType,
  Document,
  Header,
  HeightRule,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { layOutPlan, type PrintedCell, type PrintedColumn, type PrintedRow } from './lay-out.ts'
import { attachedTo, type PlanTable } from './plan-table.ts'

// Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, margins 20–25 mm above and below, 30–35 mm at the binding edge, 15–20 mm at the
// other, Times New Roman, page numbers in the middle of the top margin from the second page on.
const twipsPerMm = 1440 / 25.4
const mm = (length: number): number => Math.round(length * twipsPerMm)
const margin = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10), footer: mm(10) }
const tableWidth = mm(297) - margin.left - margin.right
const bodySize = 28
/** Half points: tables are set smaller than the body. */
const tableSize = 24
const font = 'Times New Roman'

/** Writes the plan's table as the landscape appendix that offices print, with its heading and repeated header row. */
export async function planTableToDocx(plan: PlanTable): Promise<Uint8Array> {
  const { columns, rows } = layOutPlan(plan)
  const widths = columns.map((column) => Math.round(column.share * tableWidth))
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: tableWidth, type: WidthType.DXA },
    columnWidths: widths,
    alignment: AlignmentType.CENTER,
    rows: [headerRow(columns, widths), ...rows.map((row) => bodyRow(row, widths, isWhole(row, columns.length)))],
  })
  const document = new Document({
    title: `${plan.kind} ${plan.title}`,
    creator: plan.issuer ?? '',
    styles: { default: { document: { run: { font, size: bodySize } } } },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            // docx swaps width and height for landscape.
            size: { width: mm(210), height: mm(297), orientation: PageOrientation.LANDSCAPE },
            margin,
          },
        },
        headers: {
          first: new Header({ children: [new Paragraph({})] }),
          default: new Header({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT], font, size: bodySize })],
              }),
            ],
          }),
        },
        children: [
          heading('Phụ lục', { bold: true }, 0),
          heading(`${plan.kind} ${plan.title}`.toUpperCase(), { bold: true }, 0),
          heading(attachedTo(plan), { italics: true }, 240),
          table,
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

function heading(text: string, look: { bold?: boolean; italics?: boolean }, after: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after },
    children: [new TextRun({ text, font, size: bodySize, ...look })],
  })
}

function headerRow(columns: readonly PrintedColumn[], widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    height: { value: 500, rule: HeightRule.ATLEAST },
    children: columns.map((column, col) =>
      tableCell({ col, rowSpan: 1, colSpan: 1, paragraphs: [column.heading], centred: true }, widths, {
        bold: true,
        keepNext: true,
        shaded: true,
      }),
    ),
  })
}

/** No merged cell stands in the row, neither its own nor one running on from above. */
const isWhole = (row: PrintedRow, columnCount: number): boolean =>
  row.cells.length === columnCount && row.cells.every((cell) => cell.rowSpan === 1)

function bodyRow(row: PrintedRow, widths: readonly number[], whole: boolean): TableRow {
  const isArea = row.kind === 'area'
  return new TableRow({
    // Rows under a merged cell may break: together they can be longer than a page, and kept whole they leave it half empty.
    cantSplit: isArea || whole,
    children: row.cells.map((cell) => tableCell(cell, widths, { bold: isArea, keepNext: isArea, shaded: false })),
  })
}

function tableCell(
  cell: PrintedCell,
  widths: readonly number[],
  look: { readonly bold: boolean; readonly keepNext: boolean; readonly shaded: boolean },
): TableCell {
  const width = widths.slice(cell.col, cell.col + cell.colSpan).reduce((sum, one) => sum + one, 0)
  const paragraphs = cell.paragraphs.length === 0 ? [''] : cell.paragraphs
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    rowSpan: cell.rowSpan,
    columnSpan: cell.colSpan,
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    ...(look.shaded ? { shading: { type: ShadingType.CLEAR, fill: 'F2F2F2', color: 'auto' } } : {}),
    children: paragraphs.map(
      (text) =>
        new Paragraph({
          alignment: cell.centred ? AlignmentType.CENTER : AlignmentType.LEFT,
          // An area heading alone at the foot of a page misleads.
          keepNext: look.keepNext,
          children: [new TextRun({ text, font, size: tableSize, bold: look.bold })],
        }),
    ),
  })
}
