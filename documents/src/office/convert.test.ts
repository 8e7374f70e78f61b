import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readForeign } from './convert.ts'

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const types =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const rels =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'

/** What an office suite makes of a file: paragraphs only. */
const docxOf = (paragraphs: readonly string[]): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(types),
    '_rels/.rels': strToU8(rels),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="${word}"><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
    ),
  })

const codesOf = async (docx: Uint8Array): Promise<readonly string[]> =>
  (await readForeign(new Uint8Array(8), 'doc', async () => docx)).warnings.map(({ code }) => code)

describe('a file that an office suite converted', () => {
  test('is doubted where the headings of a table of tasks stand in running text', async () => {
    const lost = ['Phụ lục', 'TTNhiệm vụSản phẩmChủ trìPhối hợpThời gian hoàn thành1Ban hành kế hoạchKế hoạchVăn phòng']
    expect(await codesOf(docxOf(lost))).toEqual(['no-table-in-converted-file'])
    expect(await codesOf(docxOf(['TT', 'Nhiệm vụ', 'Kết quả', 'Chủ trì', 'Phối hợp', 'Tiến độ']))).toHaveLength(1)
  })

  test('is not doubted where it has its table, or is prose', async () => {
    const table = readFileSync(new URL('../../../samples/docx/phu-tho-kcn-2025-h2.docx', import.meta.url))
    expect(await codesOf(table)).toEqual([])
    const prose = ['Các đơn vị chủ động thực hiện nhiệm vụ được giao.', 'Văn phòng theo dõi, báo cáo kết quả.']
    expect(await codesOf(docxOf(prose))).toEqual([])
  })
})
