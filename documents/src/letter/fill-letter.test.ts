import { describe, expect, test } from 'vitest'
import { readDocx } from '../docx/read-docx.ts'
import { defaultLetterTemplate } from './default-template.ts'
import { fillLetter, findTemplateFault } from './fill-letter.ts'
import type { LetterData } from './letter-data.ts'

const duty = (stt: string, nhiemVu: string) => ({
  stt,
  nhiemVu,
  sanPham: 'Báo cáo',
  han: '09/6/2026',
  soNgayQuaHan: '27',
  lyDo: 'Chờ phối hợp',
})

const SAMPLE: LetterData = {
  coQuanChuQuan: 'UBND TỈNH LÀO CAI',
  coQuanBanHanh: 'SỞ Y TẾ',
  soKyHieu: '     /SYT-VP',
  diaDanhNgayThang: 'Lào Cai, ngày      tháng 7 năm 2026',
  trichYeu: 'đôn đốc thực hiện nhiệm vụ cải cách hành chính quá hạn',
  kinhGui: 'Văn phòng Sở',
  cacDonVi: [],
  moDau:
    'Thực hiện Kế hoạch số 12/KH-SYT ngày 15/01/2026 của Sở Y tế, đến ngày 06/7/2026, Văn phòng Sở còn 02 nhiệm vụ quá hạn.',
  yeuCau: [
    { noiDung: '1. Khẩn trương hoàn thành nhiệm vụ quá hạn.' },
    { noiDung: '2. Báo cáo nguyên nhân & hướng xử lý.' },
  ],
  ketThuc: 'Sở Y tế đề nghị Văn phòng Sở nghiêm túc thực hiện./.',
  motDonVi: [{ nhiemVus: [duty('1', 'Báo cáo kết quả 6 tháng'), duty('2', 'Tuyên truyền cải cách hành chính')] }],
  nhieuDonVi: [],
  noiNhan: [{ dong: '- Như trên;' }, { dong: '- Lãnh đạo Sở (để b/c);' }, { dong: '- Lưu: VT, VP.' }],
  quyenHan: 'KT. GIÁM ĐỐC',
  chucVu: 'PHÓ GIÁM ĐỐC',
  nguoiKy: 'Nguyễn Văn An',
}

const textOf = async (bytes: Uint8Array): Promise<string> => JSON.stringify((await readDocx(bytes)).blocks)

describe('the urging letter', () => {
  test('is read back with everything that it says, and without a tag left over', async () => {
    const text = await textOf(fillLetter(await defaultLetterTemplate(), SAMPLE))
    for (const words of [
      'UBND TỈNH LÀO CAI',
      'V/v đôn đốc thực hiện',
      'Kính gửi: Văn phòng Sở',
      'nguyên nhân & hướng xử lý',
      'Lưu: VT, VP',
      'PHÓ GIÁM ĐỐC',
    ])
      expect(text).toContain(words)
    expect(text).not.toMatch(/[{}]\w|undefined/)
  })

  test('holds one row for each duty, and a heading row for each of several units', async () => {
    const one = await readDocx(fillLetter(await defaultLetterTemplate(), SAMPLE))
    const tables = one.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
    const rows = (table: (typeof tables)[number] | undefined) => new Set(table?.cells.map(({ row }) => row)).size
    const listed = tables.find((table) => JSON.stringify(table).includes('Số ngày quá hạn'))
    expect(rows(listed)).toBe(3)

    const many = await readDocx(
      fillLetter(await defaultLetterTemplate(), {
        ...SAMPLE,
        kinhGui: '',
        cacDonVi: [{ ten: 'Văn phòng Sở' }, { ten: 'Phòng Nghiệp vụ Y' }],
        motDonVi: [],
        nhieuDonVi: [
          {
            donVis: [
              { tenDonVi: 'Văn phòng Sở', nhiemVus: [duty('1', 'A'), duty('2', 'B')] },
              { tenDonVi: 'Phòng Nghiệp vụ Y', nhiemVus: [duty('1', 'C')] },
            ],
          },
        ],
      }),
    )
    const table = many.blocks.find(
      (block) => block.kind === 'table' && JSON.stringify(block).includes('Số ngày quá hạn'),
    )
    expect(rows(table as (typeof tables)[number])).toBe(6)
  })

  test('of an office’s own template is refused where it is no DOCX, a tag is broken, or what a letter needs is missing', async () => {
    expect(findTemplateFault(await defaultLetterTemplate())).toBeNull()
    expect(findTemplateFault(new TextEncoder().encode('không phải Word'))).toEqual({ kind: 'not-docx', tag: null })
    const { Document, Packer, Paragraph } = await import('docx')
    const write = async (text: string) =>
      new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] })))
    expect(findTemplateFault(await write('{#yeuCau}{noiDung}'))).toEqual({ kind: 'tag-broken', tag: 'yeuCau' })
    expect(findTemplateFault(await write('Số: {soKyHieu}'))).toEqual({ kind: 'tag-missing', tag: 'trichYeu' })
  })

  test('of an office’s own template is refused where Word would run or fetch something with each letter', async () => {
    const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate')
    const parts = unzipSync(await defaultLetterTemplate())
    const relations = strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array())
    const related = (kind: string, to: string) =>
      zipSync({
        ...parts,
        'word/_rels/document.xml.rels': strToU8(
          relations.replace(
            '</Relationships>',
            `<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${to}" TargetMode="External"/></Relationships>`,
          ),
        ),
      })
    for (const unsafe of [
      zipSync({ ...parts, 'word/vbaProject.bin': new Uint8Array(4) }),
      zipSync({ ...parts, 'word/embeddings/oleObject1.bin': new Uint8Array(4) }),
      related('attachedTemplate', 'https://example.org/mau.dotm'),
      related('image', 'https://example.org/anh.png'),
    ])
      expect(findTemplateFault(unsafe)).toEqual({ kind: 'unsafe', tag: null })
    expect(findTemplateFault(related('hyperlink', 'https://moha.gov.vn'))).toBeNull()
  })

  test('calls nothing that a template names: what is no value of a letter stays empty', async () => {
    const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate')
    const parts = unzipSync(await defaultLetterTemplate())
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    const tags = '{toString.constructor("return process.pid")()}|{process.pid}|{7*7}|{trichYeu.length}'
    const own = zipSync({ ...parts, 'word/document.xml': strToU8(xml.replace('{moDau}', `[${tags}]`)) })
    expect(findTemplateFault(own)).toBeNull()
    expect(await textOf(fillLetter(own, SAMPLE))).toContain('[|||]')
  })

  test('of an office’s own template is refused where it unpacks to more than a letter can be, also where it lies about it', async () => {
    const { unzipSync, zipSync } = await import('fflate')
    const parts = unzipSync(await defaultLetterTemplate())
    const size = 64 * 1024 * 1024
    const bomb = zipSync({ ...parts, 'word/media/image1.png': new Uint8Array(size) })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(findTemplateFault(bomb)).toEqual({ kind: 'not-docx', tag: null })
    expect(() => fillLetter(bomb, SAMPLE)).toThrow()
    // The size in both of its headers says ten bytes.
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength)
    for (let at = 0; at + 4 <= bomb.length; at++) if (view.getUint32(at, true) === size) view.setUint32(at, 10, true)
    const before = process.memoryUsage().rss
    findTemplateFault(bomb)
    expect(process.memoryUsage().rss - before).toBeLessThan(size)
  })
})
