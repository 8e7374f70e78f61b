import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { officeLimits } from '../office/limits.ts'
import { UnreadableDocument } from '../unreadable.ts'
import { cell, handWrittenDocx, paragraph, row, table } from './hand-written.fixture.ts'
import { readDocx } from './read-docx.ts'

const sample = new Uint8Array(readFileSync(new URL('../../../samples/docx/phu-tho-kcn-2025-h2.docx', import.meta.url)))

function codeOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof UnreadableDocument) return error.code
    throw error
  }
  return 'read'
}

/** A compound file whose directory has one stream. */
function compoundFile(stream: string): Uint8Array {
  const bytes = new Uint8Array(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  Array.from(stream).forEach((sign, at) => {
    bytes[1024 + 2 * at] = sign.charCodeAt(0)
  })
  return bytes
}

describe('a file that cannot be read is refused with a code', () => {
  test.each([
    ['nothing in it', new Uint8Array(), 'document.empty'],
    ['text named .docx', strToU8('Kế hoạch cải cách hành chính'), 'document.unknown-kind'],
    ['cut off', sample.subarray(0, sample.length - 2000), 'document.truncated'],
    ['cut off at once', sample.subarray(0, 10), 'document.truncated'],
    ['protected by a password', compoundFile('EncryptedPackage'), 'document.encrypted'],
    ['an old .doc named .docx', compoundFile('WordDocument'), 'document.needs-office'],
    ['a zip of something else', zipSync({ 'a.txt': strToU8('a') }), 'document.unknown-kind'],
    ['a part that climbs out', zipSync({ '../../word/document.xml': strToU8('<a/>') }), 'document.unsafe'],
    ['broken markup', handWrittenDocx({ body: '<w:p><w:r></w:p>' }), 'document.damaged'],
    ['a document type', handWrittenDocx({ body: '', prolog: '<!DOCTYPE x>' }), 'document.unsafe'],
    [
      'entities that grow',
      handWrittenDocx({ body: paragraph('&b;'), prolog: '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' }),
      'document.unsafe',
    ],
    ['an entity nobody declared', handWrittenDocx({ body: paragraph('&b;') }), 'document.damaged'],
    ['elements in elements without end', handWrittenDocx({ body: '<w:sdt>'.repeat(1000) }), 'document.too-large'],
  ])('%s', (_what, bytes, code) => {
    expect(codeOf(() => readDocx(bytes))).toBe(code)
  })

  test('a bomb is refused by its declared size, before it is unpacked', () => {
    const bomb = handWrittenDocx({ body: paragraph('0'.repeat(200_000)) })
    expect(bomb.length).toBeLessThan(10_000)
    expect(codeOf(() => readDocx(bomb, { ...officeLimits, unpackedBytes: 100_000 }))).toBe('document.too-large')
  })

  test('a bomb that declares a small size does not grow beyond it', () => {
    const bomb = handWrittenDocx({ body: paragraph('0'.repeat(200_000)) })
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.length)
    for (let at = 0; at + 46 < bomb.length; at++) {
      // Uncompressed size in a central directory entry (APPNOTE.TXT 4.3.12).
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true)
    }
    expect(['document.truncated', 'document.damaged']).toContain(codeOf(() => readDocx(bomb)))
  })

  test('too many elements, bytes or cells', () => {
    const grid = handWrittenDocx({ body: table(row(cell('x').repeat(20)).repeat(20)) })
    expect(codeOf(() => readDocx(grid, { ...officeLimits, cells: 399 }))).toBe('document.too-large')
    expect(codeOf(() => readDocx(grid, { ...officeLimits, elements: 100 }))).toBe('document.too-large')
    expect(codeOf(() => readDocx(grid, { ...officeLimits, bytes: 10 }))).toBe('document.too-large')
    expect(codeOf(() => readDocx(grid, { ...officeLimits, cells: 400 }))).toBe('read')
  })

  test('a span of a thousand million columns costs nothing', () => {
    const body = table(row(cell('a', '<w:gridSpan w:val="999999999"/>') + cell('b')))
    expect(readDocx(handWrittenDocx({ body })).blocks).toMatchObject([{ kind: 'table', colCount: 2 }])
  })

  test('a file of 100,000 filled cells is read', () => {
    const body = table(row(cell('x').repeat(10)).repeat(10_000))
    expect(readDocx(handWrittenDocx({ body })).blocks).toMatchObject([
      { kind: 'table', rowCount: 10_000, colCount: 10 },
    ])
  })

  test('damage anywhere ends in blocks or in a code', () => {
    const edit = fc.record({ at: fc.nat(sample.length - 1), value: fc.nat(255) })
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 20 }), (edits) => {
        const bytes = sample.slice()
        for (const { at, value } of edits) bytes[at] = value
        expect(codeOf(() => readDocx(bytes))).toMatch(/^(read|document\.[a-z-]+)$/)
      }),
      { numRuns: 60 },
    )
  })
})
