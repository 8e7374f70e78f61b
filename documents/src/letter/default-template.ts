import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'

// Nghị định 30/2020/NĐ-CP, Phụ lục I: A4 upright, margins 20 mm above and below, 30 mm at the binding edge, 15 mm at the other,
// Times New Roman 14 for the body; the sizes beside each element are those of its table.
const twipsPerMm = 1440 / 25.4
const mm = (length: number): number => Math.round(length * twipsPerMm)
const margin = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10), footer: mm(10) }
const width = mm(210) - margin.left - margin.right
const font = 'Times New Roman'
/** Half points. */
const size = { small: 22, notes: 24, line: 26, body: 28 } as const
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

interface Look {
  readonly size?: number
  readonly bold?: boolean
  readonly italics?: boolean
}

const run = (text: string, look: Look = {}): TextRun => new TextRun({ text, font, size: size.body, ...look })

const centred = (text: string, look: Look, after = 0, before = 0): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after, before }, children: [run(text, look)] })

/** A line under a heading, a third to a half as long as its text: a paragraph with a lower edge between wide indents. */
const rule = (indent: number): Paragraph =>
  new Paragraph({
    indent: { left: indent, right: indent },
    spacing: { line: 40, lineRule: LineRuleType.EXACT, after: 60 },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [],
  })

const body = (children: readonly TextRun[]): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(12.7) },
    spacing: { before: 120, line: 276, lineRule: LineRuleType.AUTO },
    children: [...children],
  })

/** A tag alone in its paragraph: what repeats or drops what stands between it and its end. */
const mark = (tag: string): Paragraph => new Paragraph({ children: [run(tag)] })

const halves = (left: number): readonly [number, number] => [Math.round(width * left), Math.round(width * (1 - left))]

const cell = (cellWidth: number, children: readonly Paragraph[]): TableCell =>
  new TableCell({
    width: { size: cellWidth, type: WidthType.DXA },
    margins: { left: 0, right: 0 },
    children: [...children],
  })

const twoColumns = (share: number, left: readonly Paragraph[], right: readonly Paragraph[]): Table => {
  const [a, b] = halves(share)
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: [a, b],
    borders: noBorders,
    rows: [new TableRow({ cantSplit: true, children: [cell(a, left), cell(b, right)] })],
  })
}

const letterhead = (): Table =>
  twoColumns(
    0.42,
    [
      centred('{coQuanChuQuan}', { size: size.line }),
      centred('{coQuanBanHanh}', { size: size.line, bold: true }),
      rule(mm(22)),
      centred('Số: {soKyHieu}', { size: size.line }, 0, 60),
      centred('V/v {trichYeu}', { size: size.notes }, 0, 120),
    ],
    [
      centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: size.line, bold: true }),
      centred('Độc lập - Tự do - Hạnh phúc', { bold: true }),
      rule(mm(19)),
      centred('{diaDanhNgayThang}', { italics: true }, 0, 60),
    ],
  )

const COLUMNS = [
  ['TT', '{stt}', 0.07, true],
  ['Nhiệm vụ', '{nhiemVu}', 0.33, false],
  ['Sản phẩm', '{sanPham}', 0.18, false],
  ['Thời hạn', '{han}', 0.14, true],
  ['Số ngày quá hạn', '{soNgayQuaHan}', 0.12, true],
  ['Lý do đơn vị báo cáo', '{lyDo}', 0.16, false],
] as const

/** A table is set smaller than the body, as offices print it. */
const tableCell = (cellWidth: number, text: string, look: { bold?: boolean; middle: boolean }, span = 1): TableCell =>
  new TableCell({
    width: { size: cellWidth, type: WidthType.DXA },
    columnSpan: span,
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 70, right: 70 },
    children: [
      new Paragraph({
        alignment: look.middle ? AlignmentType.CENTER : AlignmentType.LEFT,
        children: [run(text, { size: size.notes, bold: look.bold ?? false })],
      }),
    ],
  })

/** `{#nhiemVus}` opens in the first cell of the row and closes in the last: docxtemplater repeats the row. */
const dutyTable = (units: boolean): Table => {
  const widths = COLUMNS.map(([, , share]) => Math.round(share * width))
  const last = COLUMNS.length - 1
  const ends = units ? '{/nhiemVus}{/donVis}' : '{/nhiemVus}'
  const heading = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: COLUMNS.map(([title], col) => tableCell(widths[col] ?? 0, title, { bold: true, middle: true })),
  })
  const unit = new TableRow({
    cantSplit: true,
    children: [tableCell(width, '{#donVis}{tenDonVi}', { bold: true, middle: false }, COLUMNS.length)],
  })
  const duty = new TableRow({
    cantSplit: true,
    children: COLUMNS.map(([, tag, , middle], col) => {
      const text = `${col === 0 ? '{#nhiemVus}' : ''}${tag}${col === last ? ends : ''}`
      return tableCell(widths[col] ?? 0, text, { middle })
    }),
  })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    rows: units ? [heading, unit, duty] : [heading, duty],
  })
}

const signature = (): Table =>
  twoColumns(
    0.45,
    [
      new Paragraph({ children: [run('Nơi nhận:', { size: size.notes, bold: true, italics: true })] }),
      mark('{#noiNhan}'),
      new Paragraph({ children: [run('{dong}', { size: size.small })] }),
      mark('{/noiNhan}'),
    ],
    [
      centred('{quyenHan}', { bold: true }),
      centred('{chucVu}', { bold: true }),
      ...Array.from({ length: 5 }, () => centred('', {})),
      centred('{nguoiKy}', { bold: true }),
    ],
  )

/**
 * The letter that ships with the product: công văn in the layout of Nghị định 30/2020/NĐ-CP, with the tags of `LetterData` in it.
 * An office saves it, changes it in Word and gives it back as its own.
 */
export async function defaultLetterTemplate(): Promise<Uint8Array> {
  const document = new Document({
    title: 'Công văn đôn đốc',
    creator: 'Đôn Đốc',
    styles: { default: { document: { run: { font, size: size.body } } } },
    sections: [
      {
        properties: { titlePage: true, page: { size: { width: mm(210), height: mm(297) }, margin } },
        headers: {
          first: new Header({ children: [new Paragraph({})] }),
          default: new Header({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT], font, size: size.line })],
              }),
            ],
          }),
        },
        children: [
          letterhead(),
          centred('Kính gửi: {kinhGui}', {}, 0, 360),
          mark('{#cacDonVi}'),
          new Paragraph({ indent: { left: mm(55) }, children: [run('- {ten}')] }),
          mark('{/cacDonVi}'),
          new Paragraph({ spacing: { after: 60 }, children: [] }),
          body([run('{moDau}')]),
          mark('{#yeuCau}'),
          body([run('{noiDung}')]),
          mark('{/yeuCau}'),
          centred('DANH SÁCH NHIỆM VỤ QUÁ HẠN', { bold: true, size: size.line }, 120, 240),
          mark('{#motDonVi}'),
          dutyTable(false),
          mark('{/motDonVi}'),
          mark('{#nhieuDonVi}'),
          dutyTable(true),
          mark('{/nhieuDonVi}'),
          body([run('{ketThuc}')]),
          new Paragraph({ spacing: { after: 120 }, children: [] }),
          signature(),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}
