import type { DocumentBlocks, TableBlock } from '@dondoc/domain/imports/blocks'
import { describe, expect, test } from 'vitest'
import {
  cell,
  handWrittenDocx,
  level,
  number,
  numbered,
  numberingOf,
  paragraph,
  row,
  run,
  table,
} from './hand-written.fixture.ts'
import { readDocx } from './read-docx.ts'

const read = (body: string, numbering = '', styles = ''): DocumentBlocks =>
  readDocx(handWrittenDocx({ body, numbering, styles }))

const texts = (document: DocumentBlocks): string[] =>
  document.blocks.map((block) => (block.kind === 'table' ? '[table]' : block.text))

const codes = (document: DocumentBlocks): string[] => document.warnings.map((warning) => warning.code)

function onlyTable(document: DocumentBlocks): TableBlock {
  const block = document.blocks.find((one) => one.kind === 'table')
  if (block === undefined) throw new Error('no table was read')
  return block
}

/** A table as rows of slots: the text of a cell where it begins, "<" and "^" where it reaches to the right and down. */
function picture(block: TableBlock): string[][] {
  const slots = Array.from({ length: block.rowCount }, () => Array<string>(block.colCount).fill('?'))
  for (const one of block.cells) {
    for (let r = 0; r < one.rowSpan; r++) {
      for (let c = 0; c < one.colSpan; c++) {
        const line = slots[one.row + r]
        if (line !== undefined) line[one.col + c] = r > 0 ? '^' : c > 0 ? '<' : one.paragraphs.join(' | ')
      }
    }
  }
  return slots
}

const restart = '<w:vMerge w:val="restart"/>'
const goOn = '<w:vMerge/>'
const span = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`

describe('tables', () => {
  test('a header of two levels, cells merged down and across, and its repetition', () => {
    const header = '<w:tblHeader/>'
    const block = onlyTable(
      read(
        table(
          row(cell('TT', restart) + cell('Phân công', span(2)), header) +
            row(cell('', goOn) + cell('Chủ trì') + cell('Phối hợp'), header) +
            row(cell('1') + cell('Văn phòng', restart) + cell('Sở A')) +
            row(cell('2') + cell('', goOn) + cell('Sở B')),
        ),
      ),
    )
    expect(picture(block)).toEqual([
      ['TT', 'Phân công', '<'],
      ['^', 'Chủ trì', 'Phối hợp'],
      ['1', 'Văn phòng', 'Sở A'],
      ['2', '^', 'Sở B'],
    ])
    expect(block.headerRows).toBe(2)
  })

  test('a row that begins and ends inside the grid keeps its columns', () => {
    const block = onlyTable(
      read(
        table(
          row(cell('a') + cell('b') + cell('c') + cell('d')) +
            row(cell('x'), '<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>'),
        ),
      ),
    )
    expect(picture(block)).toEqual([
      ['a', 'b', 'c', 'd'],
      ['', '', 'x', ''],
    ])
  })

  test('columns that miss each other by a hair are one', () => {
    const rows = row(cell('a') + cell('b', span(2))) + row(cell('c', span(2)) + cell('d'))
    expect(picture(onlyTable(read(table(rows, [1000, 40, 1000]))))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(onlyTable(read(table(rows, [1000, 400, 1000]))).colCount).toBe(3)
  })

  test('a merged cell whose head was deleted keeps its own text', () => {
    const block = onlyTable(
      read(
        table(
          row(cell('a') + cell('b')) +
            row(cell('x', restart) + cell('y'), '<w:del w:id="1"/>') +
            row(cell('c', goOn) + cell('d')) +
            row(cell('', goOn) + cell('e')),
        ),
      ),
    )
    expect(picture(block)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['^', 'e'],
    ])
  })

  test('rows and cells inside content controls stay', () => {
    const control = (content: string): string => `<w:sdt><w:sdtPr/><w:sdtContent>${content}</w:sdtContent></w:sdt>`
    const block = onlyTable(
      read(table(row(cell('1') + control(cell('Sở Nội vụ'))) + control(row(cell('2') + cell('Sở Tư pháp'))))),
    )
    expect(picture(block)).toEqual([
      ['1', 'Sở Nội vụ'],
      ['2', 'Sở Tư pháp'],
    ])
  })

  test('automatic numbers stand in front of the text, and alone in an empty cell', () => {
    const numbering = numberingOf(level(0, 'decimal', '%1') + level(1, 'bullet', '\uf0b7'), number(1))
    const block = onlyTable(
      read(
        table(
          row(cell(numbered('', 1)) + cell(numbered('Sở A', 1, 1) + numbered('Sở B', 1, 1))) +
            row(cell(numbered('', 1)) + cell('x')),
        ),
        numbering,
      ),
    )
    expect(picture(block)).toEqual([
      ['1', '- Sở A | - Sở B'],
      ['2', 'x'],
    ])
  })

  test('a nested table is read in order; a frame around a table is not a table', () => {
    const inner = table(row(cell('b') + cell('c')))
    const outer = onlyTable(read(table(row(cell(paragraph('a') + inner + paragraph('d')) + cell('e')))))
    expect(picture(outer)).toEqual([['a | b | c | d', 'e']])
    expect(picture(onlyTable(read(table(row(cell(inner))))))).toEqual([['b', 'c']])
  })

  test('the old way to merge across widens the first cell', () => {
    const block = onlyTable(
      read(
        table(
          row(cell('a', '<w:hMerge w:val="restart"/>') + cell('', '<w:hMerge w:val="continue"/>') + cell('b')) +
            row(cell('c') + cell('d') + cell('e')),
        ),
      ),
    )
    expect(picture(block)[0]).toEqual(['a', '<', 'b'])
  })

  test('forced breaks in a cell part values and join broken lines', () => {
    const broken = (...lines: string[]): string =>
      `<w:r>${lines.map((line) => `<w:t>${line}</w:t>`).join('<w:br/>')}</w:r>`
    const block = onlyTable(
      read(
        table(
          row(
            cell(paragraph(broken('Sở Nội vụ', 'Sở Tài chính'))) +
              cell(paragraph(broken('Trước ngày', '15/7/2025'))) +
              cell(paragraph(broken('Kế hoạch số 140/KH-', 'BCĐ'))) +
              cell(paragraph(broken('Gồm:', '- một', 'a) hai'))),
          ),
        ),
      ),
    )
    expect(block.cells.map((one) => one.paragraphs)).toEqual([
      ['Sở Nội vụ', 'Sở Tài chính'],
      ['Trước ngày 15/7/2025'],
      ['Kế hoạch số 140/KH-BCĐ'],
      ['Gồm:', '- một', 'a) hai'],
    ])
  })
})

describe('tracked changes read as accepted', () => {
  test('inserted text stays, deleted and moved text goes, and the person is told', () => {
    const document = read(
      paragraph(
        `${run('trước ngày ')}<w:del><w:r><w:delText>30/8</w:delText></w:r></w:del><w:ins>${run('15/9')}</w:ins>` +
          `<w:moveFrom>${run(' cũ')}</w:moveFrom><w:moveTo>${run('/2025')}</w:moveTo>`,
      ),
    )
    expect(texts(document)).toEqual(['trước ngày 15/9/2025'])
    expect(codes(document)).toEqual(['reader.tracked-changes'])
  })

  test('a deleted row is gone and does not count in the numbering', () => {
    const numbering = numberingOf(level(0, 'decimal', '%1'), number(1))
    const block = onlyTable(
      read(
        table(
          row(cell(numbered('', 1)) + cell('a')) +
            row(cell(numbered('', 1)) + cell('b'), '<w:del w:id="1"/>') +
            row(cell(numbered('', 1)) + cell('c'), '<w:ins w:id="2"/>'),
        ),
        numbering,
      ),
    )
    expect(picture(block)).toEqual([
      ['1', 'a'],
      ['2', 'c'],
    ])
  })

  test('a paragraph whose mark is deleted runs on into the next', () => {
    const document = read(paragraph('Ban hành ', '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph('Kế hoạch'))
    expect(texts(document)).toEqual(['Ban hành Kế hoạch'])
  })

  test('old properties kept for a change are not read', () => {
    const document = read(
      paragraph('x', '<w:jc w:val="left"/><w:pPrChange><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange>'),
    )
    expect(document.blocks).toMatchObject([{ centred: false }])
  })
})

describe('text', () => {
  test('a text box is read once, after its paragraph', () => {
    const box = `<w:txbxContent>${paragraph('DỰ THẢO')}</w:txbxContent>`
    const drawn =
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>` +
      `<mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    expect(texts(read(paragraph(`${run('KẾ HOẠCH')}${drawn}`) + paragraph('Sau')))).toEqual([
      'KẾ HOẠCH',
      'DỰ THẢO',
      'Sau',
    ])
  })

  test('hidden text is left out and said, also where a style hides it', () => {
    const styles = '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
    const document = read(
      paragraph(run('thấy') + run(' ẩn', '<w:vanish/>') + run(' ẩn', '<w:rStyle w:val="An"/>')),
      '',
      styles,
    )
    expect(texts(document)).toEqual(['thấy'])
    expect(document.warnings).toMatchObject([{ code: 'reader.hidden-text', message: 'Đã bỏ qua 2 đoạn chữ ẩn.' }])
  })

  test('of a field its result is read, of a prompt nothing', () => {
    const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const document = read(
      paragraph(
        `${field('begin')}<w:r><w:instrText>DATE \\@ "d/M/yyyy"</w:instrText></w:r>${run('rác')}${field('separate')}${run('1/7/2025')}${field('end')}` +
          `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Bấm để nhập')}</w:sdtContent></w:sdt>`,
      ) +
        paragraph(field('begin')) +
        paragraph('Sau trường hỏng'),
    )
    expect(texts(document)).toEqual(['1/7/2025', 'Sau trường hỏng'])
  })

  test('hyphens, symbols, tabs, capitals and decomposed letters', () => {
    const document = read(
      paragraph(
        `${run('140/KH')}<w:r><w:noBreakHyphen/></w:r>${run('UBND')}<w:r><w:tab/><w:t>ti</w:t><w:softHyphen/><w:t>ếp</w:t></w:r>`,
      ) +
        paragraph('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t xml:space="preserve"> 80%</w:t></w:r>') +
        paragraph(run('kế hoạch', '<w:caps/>')) +
        paragraph('Sở Nội vụ'.normalize('NFD')),
    )
    expect(texts(document)).toEqual(['140/KH-UBND tiếp', '≥ 80%', 'KẾ HOẠCH', 'Sở Nội vụ'])
  })

  test('a forced break parts lines of a centred title and points, and wraps elsewhere', () => {
    const centre = '<w:jc w:val="center"/>'
    const document = read(
      paragraph('<w:r><w:t>KẾ HOẠCH</w:t><w:br/><w:t>Cải cách hành chính</w:t></w:r>', centre) +
        paragraph('<w:r><w:t>Căn cứ Nghị quyết</w:t><w:br/><w:t>số 76/NQ-CP</w:t><w:br/><w:t>- Điểm mới</w:t></w:r>'),
    )
    expect(texts(document)).toEqual(['KẾ HOẠCH', 'Cải cách hành chính', 'Căn cứ Nghị quyết số 76/NQ-CP', '- Điểm mới'])
  })

  test('bold, italic and centred come from the run, the style and the defaults', () => {
    const styles =
      '<w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault></w:docDefaults>' +
      '<w:style w:type="paragraph" w:styleId="Dau"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    const document = read(
      paragraph(`${run('Mục đích')}${run(':', '<w:b w:val="0"/>')}`, '<w:pStyle w:val="Dau"/>') + paragraph('x'),
      '',
      styles,
    )
    expect(document.blocks).toMatchObject([
      { bold: true, italic: true, centred: true },
      { bold: false, italic: true, centred: false },
    ])
  })

  test('legacy fonts become Unicode, run by run, and the person is told', () => {
    const font = (name: string): string => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`
    const document = read(
      paragraph(run('Céng hoµ x· héi', font('.VnTime')) + run(' đã', font('Times New Roman'))) +
        paragraph(run('n­íc', font('.VnTime'))) +
        paragraph(run('céng hoµ', font('.VnTimeH'))) +
        paragraph(run('Coä', font('VNI-Times')) + run('ng hoøa xaõ hoäi', font('VNI-Times'))) +
        paragraph(run('Sở Nội vụ', font('.VnTime'))),
    )
    expect(texts(document)).toEqual(['Cộng hoà xã hội đã', 'nước', 'CỘNG HOÀ', 'Cộng hòa xã hội', 'Sở Nội vụ'])
    expect(codes(document)).toEqual(['reader.legacy-font'])
  })

  test('footnotes are counted, not read', () => {
    const document = read(paragraph(`${run('Báo cáo')}<w:r><w:footnoteReference w:id="2"/></w:r>`))
    expect(texts(document)).toEqual(['Báo cáo'])
    expect(codes(document)).toEqual(['reader.footnotes'])
  })

  test('another prefix for the same namespace reads the same', () => {
    const bytes = handWrittenDocx({
      body: '<x:p xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:r><x:t>nghiêm ngặt</x:t></x:r></x:p>',
    })
    expect(texts(readDocx(bytes))).toEqual(['nghiêm ngặt'])
  })
})
