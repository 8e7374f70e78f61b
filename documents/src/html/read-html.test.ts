import type { DocumentBlocks, TableBlock } from '@dondoc/domain/imports/blocks'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { officeLimits } from '../office/limits.ts'
import { UnreadableDocument } from '../unreadable.ts'
import { readHtml } from './read-html.ts'

const lines = (document: DocumentBlocks): string[] =>
  document.blocks.flatMap((block) => (block.kind === 'paragraph' ? `${block.label ?? ''}|${block.text}` : '[table]'))

function onlyTable(document: DocumentBlocks): TableBlock {
  const block = document.blocks.find((one) => one.kind === 'table')
  if (block === undefined) throw new Error('no table was read')
  return block
}

const cells = (table: TableBlock): [number, number, number, number, string][] =>
  table.cells.map((cell) => [cell.row, cell.col, cell.rowSpan, cell.colSpan, cell.paragraphs.join(' | ')])

describe('tables', () => {
  test('spans, as Word and Excel mark them', () => {
    const table = onlyTable(
      readHtml(`<table><thead><tr><td rowspan=2>TT</td><td colspan=2><p>Phân
        công</p></td></tr><tr><td>Chủ trì</td><td>Phối hợp</td></tr></thead>
        <tr><td colspan=3><b>I. CẢI CÁCH THỂ CHẾ</b></td></tr><tr><td>1</td><td>Văn phòng</td></tr></table>`),
    )
    expect(cells(table)).toEqual([
      [0, 0, 2, 1, 'TT'],
      [0, 1, 1, 2, 'Phân công'],
      [1, 1, 1, 1, 'Chủ trì'],
      [1, 2, 1, 1, 'Phối hợp'],
      [2, 0, 1, 3, 'I. CẢI CÁCH THỂ CHẾ'],
      [3, 0, 1, 1, '1'],
      [3, 1, 1, 1, 'Văn phòng'],
      [3, 2, 1, 1, ''],
    ])
    expect(table.headerRows).toBe(2)
    expect(table.cells.map((cell) => cell.bold).indexOf(true)).toBe(4)
  })

  test('paragraphs and points of a cell stay apart, its broken lines join', () => {
    const table = onlyTable(
      readHtml(
        '<table><tr><td><p>Sở A</p><p>các phòng</p></td><td>Trước ngày<br>15/7/2025<br>- Sở B<ul><li>Sở C</ul></td></tr></table>',
      ),
    )
    expect(table.cells.map((cell) => cell.paragraphs)).toEqual([
      ['Sở A', 'các phòng'],
      ['Trước ngày 15/7/2025', '- Sở B', '- Sở C'],
    ])
  })

  test('a table inside a cell gives its lines to the cell', () => {
    const table = onlyTable(readHtml('<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td></tr></table>'))
    expect(cells(table)).toEqual([[0, 0, 1, 1, 'a | b | c']])
  })

  test('every slot of any table belongs to exactly one cell', () => {
    const span = fc.nat(4)
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(span, span), { maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        (rows) => {
          const html = rows.map(
            (row) => `<tr>${row.map(([r, c]) => `<td rowspan=${r} colspan=${c}>x</td>`).join('')}</tr>`,
          )
          const table = onlyTable(readHtml(`<table>${html.join('')}</table>`))
          const covered = new Set<string>()
          for (const cell of table.cells) {
            for (let r = 0; r < cell.rowSpan; r++)
              for (let c = 0; c < cell.colSpan; c++) covered.add(`${cell.row + r}:${cell.col + c}`)
          }
          expect(covered.size).toBe(table.rowCount * table.colCount)
        },
      ),
    )
  })
})

describe('text', () => {
  test('list numbers of Word, of the markup, and bullets', () => {
    const document =
      readHtml(`<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>II.<span>&nbsp;&nbsp;</span></span><![endif]>Yêu
      cầu</p><p><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>Điểm</p><ol type=a start=3><li>ba<li>bốn<ul><li>nhỏ</ul></ol>`)
    expect(lines(document)).toEqual(['II.|Yêu cầu', '-|Điểm', 'c.|ba', 'd.|bốn', '-|nhỏ'])
  })

  test('bold, italic and centred by tag and by style; legacy fonts become Unicode', () => {
    const document = readHtml(
      '<p align=center><b>KẾ HOẠCH</b></p><p style="text-align:center"><i>(Kèm theo)</i></p><p><span style="font-family:.VnTime">Céng hoµ</span></p>',
    )
    expect(document.blocks).toMatchObject([
      { text: 'KẾ HOẠCH', bold: true, italic: false, centred: true },
      { text: '(Kèm theo)', bold: false, italic: true, centred: true },
      { text: 'Cộng hoà', bold: false, centred: false },
    ])
    expect(document.warnings.map((warning) => warning.code)).toEqual(['reader.legacy-font'])
  })

  test('styles, scripts, deleted and hidden text are not read', () => {
    const document = readHtml(
      '<style>p{}</style><script>alert(1)</script><p>thấy<del>xoá</del><span style="mso-hide:all">ẩn</span></p>',
    )
    expect(lines(document)).toEqual(['|thấy'])
  })

  test('nothing, too much and too deep are refused', () => {
    const refused = (html: string, limits = officeLimits): unknown => {
      try {
        return readHtml(html, limits).blocks.length
      } catch (error) {
        return error instanceof UnreadableDocument ? error.code : error
      }
    }
    expect(refused('  ')).toBe('document.empty')
    expect(refused('<p>x</p>', { ...officeLimits, bytes: 3 })).toBe('document.too-large')
    expect(refused('<div>'.repeat(5000))).toBe('document.too-large')
    expect(
      refused('<table><tr><td rowspan=65000 colspan=1000>x<tr><td>y</table>', { ...officeLimits, cells: 500 }),
    ).toBe('document.too-large')
  })
})
