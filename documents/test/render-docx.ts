import {
  AlignmentType,
  Document,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { type LaidCell, type LaidTable, layOutTable } from './lay-out-plan.ts'
import type { PlanFile } from './plan-file.ts'

const font = 'Times New Roman'
const line = (text: string, look: { bold?: boolean; centred?: boolean; size?: number } = {}): Paragraph =>
  new Paragraph({
    alignment: look.centred ? AlignmentType.CENTER : AlignmentType.LEFT,
    children: [new TextRun({ text, font, bold: look.bold === true, size: look.size ?? 26 })],
  })

const HALF = 4600
const none = { style: 'none', size: 0, color: 'FFFFFF' } as const
const borderless = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

/** Two columns without borders, as letterhead and signature are set. */
function pair(left: readonly Paragraph[], right: readonly Paragraph[]): Table {
  const cell = (children: readonly Paragraph[]) =>
    new TableCell({ width: { size: HALF, type: WidthType.DXA }, children: [...children] })
  return new Table({
    borders: borderless,
    columnWidths: [HALF, HALF],
    rows: [new TableRow({ children: [cell(left), cell(right)] })],
  })
}

/** Typesets a plan as offices do: letterhead, body, closing in portrait, the appendix in landscape. */
export async function renderDocx(plan: PlanFile): Promise<Uint8Array> {
  const { letterhead, closing } = plan
  const head = pair(
    [
      ...letterhead.superior.map((text) => line(text, { centred: true })),
      ...letterhead.issuer.map((text) => line(text, { centred: true, bold: true })),
      line(letterhead.number, { centred: true }),
    ],
    [
      line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { centred: true, bold: true }),
      line('Độc lập - Tự do - Hạnh phúc', { centred: true, bold: true }),
      line(letterhead.dateline, { centred: true }),
    ],
  )
  const [capacity = '', position = '', name = ''] = closing?.signer ?? []
  const end = closing && [
    pair(
      [line('Nơi nhận:', { bold: true }), ...closing.recipients.map((text) => line(`- ${text};`, { size: 22 }))],
      [
        ...[capacity, position].filter((text) => text !== '').map((text) => line(text, { centred: true, bold: true })),
        line(''),
        line(''),
        line(name, { centred: true, bold: true }),
      ],
    ),
  ]
  const body = [line(''), ...plan.title.map((text) => line(text, { centred: true, bold: true }))]
  const text = plan.body.map((paragraph) => line(paragraph))
  const tables = plan.tables.flatMap((table) => [
    ...(table.before ?? []).map((paragraph) => line(paragraph, { bold: true })),
    drawTable(layOutTable(table), plan.appendix.length > 0 ? 14_000 : 9200),
    line(''),
  ])
  const appendix = [...plan.appendix.map((paragraph) => line(paragraph, { centred: true, bold: true })), ...tables]
  const portrait = { page: { size: { orientation: PageOrientation.PORTRAIT } } }
  const landscape = { page: { size: { orientation: PageOrientation.LANDSCAPE } } }
  const document = new Document({
    sections:
      plan.appendix.length > 0
        ? [
            { properties: portrait, children: [head, ...body, ...text, ...(end ?? [])] },
            { properties: landscape, children: appendix },
          ]
        : [{ properties: portrait, children: [head, ...body, ...text, ...tables, ...(end ?? [])] }],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

function drawTable(table: LaidTable, width: number): Table {
  const sum = table.widths.reduce((total, share) => total + share, 0)
  const widths = table.widths.map((share) => Math.round((share / sum) * width))
  const rows = Array.from({ length: table.rowCount }, (_, row) => table.cells.filter((cell) => cell.row === row))
  return new Table({
    columnWidths: widths,
    rows: rows.map(
      (cells, row) =>
        new TableRow({ tableHeader: row < table.headerRows, children: cells.map((cell) => drawCell(cell, widths)) }),
    ),
  })
}

function drawCell(cell: LaidCell, widths: readonly number[]): TableCell {
  const size = widths.slice(cell.col, cell.col + cell.colSpan).reduce((total, one) => total + one, 0)
  const paragraphs = cell.paragraphs.length === 0 ? [''] : cell.paragraphs
  return new TableCell({
    width: { size, type: WidthType.DXA },
    rowSpan: cell.rowSpan,
    columnSpan: cell.colSpan,
    children: paragraphs.map((text) => line(text, { bold: cell.bold, size: 22 })),
  })
}
