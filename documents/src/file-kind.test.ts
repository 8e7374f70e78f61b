import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type FileParts, judgeFile } from './file-kind.ts'

const partsOf = (bytes: Uint8Array): FileParts => ({
  size: bytes.length,
  read: async (from, length) => bytes.subarray(from, from + length),
})
const judge = (name: string, bytes: Uint8Array) => judgeFile(name, partsOf(bytes))
const zip = (...names: readonly string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x'.repeat(50))])))
const docx = zip('[Content_Types].xml', 'word/document.xml')
const bytesOf = (...bytes: readonly number[]) => new Uint8Array([...bytes, ...Array<number>(600).fill(0)])
const pdf = strToU8('%PDF-1.7\n1 0 obj')

/** A compound file with these streams in its directory. */
const compound = (...streams: readonly string[]) => {
  const bytes = new Uint8Array(512 + 128 * streams.length + 4096)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  for (const [at, name] of streams.entries())
    for (const [i, sign] of [...name].entries()) bytes[512 + 128 * at + 2 * i] = sign.charCodeAt(0)
  return bytes
}

describe('a file given as evidence', () => {
  test.each([
    ['Quyết định 12.pdf', pdf, 'pdf'],
    ['QUYẾT ĐỊNH.PDF', pdf, 'pdf'],
    ['không có đuôi', pdf, 'pdf'],
    ['anh.jpg', bytesOf(0xff, 0xd8, 0xff, 0xe0), 'jpeg'],
    ['anh.jpeg', bytesOf(0xff, 0xd8, 0xff, 0xe1), 'jpeg'],
    ['anh.png', bytesOf(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'png'],
    ['quét.tif', bytesOf(0x49, 0x49, 0x2a, 0x00), 'tiff'],
    ['báo cáo.docx', docx, 'docx'],
    ['bảng.xlsx', zip('[Content_Types].xml', 'xl/workbook.xml'), 'xlsx'],
    ['trình chiếu.pptx', zip('[Content_Types].xml', 'ppt/presentation.xml'), 'pptx'],
    ['cũ.doc', compound('Root Entry', 'WordDocument'), 'doc'],
    ['cũ.xls', compound('Root Entry', 'Workbook'), 'xls'],
    ['ghi chú.txt', strToU8('Đã gửi báo cáo'), 'text'],
    ['thư.rtf', strToU8('{\\rtf1 abc}'), 'rtf'],
  ])('%s is taken as what it is', async (name, bytes, kind) => {
    expect(await judge(name, bytes)).toEqual({ ok: true, kind })
  })

  test.each([
    ['bao-cao.pdf', docx, 'kind-mismatch', 'docx'],
    ['bao-cao.docx', pdf, 'kind-mismatch', 'pdf'],
    ['anh.png', bytesOf(0xff, 0xd8, 0xff), 'kind-mismatch', 'jpeg'],
    ['bao-cao.pdf', bytesOf(0x4d, 0x5a, 0x90), 'unsafe', 'program'],
    ['bao-cao.pdf', bytesOf(0x7f, 0x45, 0x4c, 0x46), 'unsafe', 'program'],
    ['cai-dat.exe', pdf, 'unsafe', 'exe'],
    ['trang.pdf', strToU8('<html><script>alert(1)</script> %PDF-1.4'), 'unsafe', 'web'],
    ['hinh.svg', strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unsafe', 'svg'],
    ['hinh.txt', strToU8('  <svg onload="x()"/>'), 'unsafe', 'web'],
    ['lenh.txt', strToU8('#!/bin/sh\nrm -rf /'), 'unsafe', 'web'],
    ['macro.docx', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'), 'unsafe', 'macros'],
    ['macro.docm', docx, 'unsafe', 'docm'],
    ['cũ.doc', compound('WordDocument', 'Macros', '_VBA_PROJECT'), 'unsafe', 'macros'],
    ['khóa.docx', compound('EncryptionInfo', 'EncryptedPackage'), 'locked', null],
    ['nén.zip', zip('a.txt'), 'kind-unknown', 'zip'],
    ['cụt.docx', docx.subarray(0, docx.length - 40), 'kind-unknown', 'zip'],
    ['gì đó.pdf', bytesOf(1, 2, 3, 4), 'kind-unknown', null],
  ])('%s is refused', async (name, bytes, code, found) => {
    expect(await judge(name, bytes)).toEqual({ ok: false, code, found })
  })

  test('is judged without being read as a whole', async () => {
    const long = zipSync({
      '[Content_Types].xml': strToU8('x'),
      'word/media/a.bin': [new Uint8Array(3_000_000), { level: 0 }],
    })
    let read = 0
    const file = partsOf(long)
    const judged = await judgeFile('lớn.docx', {
      ...file,
      read: async (from, length) => {
        const part = await file.read(from, length)
        read += part.length
        return part
      },
    })
    expect(judged).toEqual({ ok: true, kind: 'docx' })
    expect(read).toBeLessThan(80_000)
  })
})
