import { describe, expect, test } from 'vitest'
import { readDocument, sniffFile } from './read.ts'
import { readText } from './text.ts'
import { UnreadableDocument } from './unreadable.ts'

const PLAN = 'KẾ HOẠCH\nCải cách hành chính năm 2026\n\tTT\tNhiệm vụ'
const utf8 = new TextEncoder().encode(PLAN)

function utf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? `\ufeff${text}` : text)].map((sign) => sign.charCodeAt(0))
  return Uint8Array.from(units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])))
}

const textOf = (bytes: Uint8Array): string =>
  readText(bytes)
    .blocks.map((block) => (block.kind === 'line' ? block.text : ''))
    .join('\n')

describe('plain text', () => {
  test('reads UTF-8 with and without a mark, and UTF-16 of both orders', () => {
    expect(textOf(utf8)).toBe(PLAN)
    expect(textOf(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]))).toBe(PLAN)
    for (const little of [true, false]) expect(textOf(utf16(PLAN, little, true))).toBe(PLAN)
    const latin = 'Ke hoach cai cach hanh chinh nam 2026, ban hanh kem theo'
    for (const little of [true, false]) expect(textOf(utf16(latin, little, false))).toBe(latin)
  })
  test('reads windows-1258 and says so', () => {
    const bytes = Uint8Array.from([0x4b, 0xea, 0xec, 0x20, 0x68, 0x6f, 0x61, 0xf2, 0x63, 0x68])
    const read = readText(bytes)
    expect(textOf(bytes).normalize('NFC')).toBe('Kế hoạch')
    expect(read.warnings.map(({ code }) => code)).toEqual(['text.windows-1258'])
  })
  test('a form feed starts a page, every kind of line end a line', () => {
    expect(readText(new TextEncoder().encode('a\r\nb\rc\fd')).blocks).toEqual([
      { kind: 'line', text: 'a', place: { page: 1, box: null } },
      { kind: 'line', text: 'b', place: { page: 1, box: null } },
      { kind: 'line', text: 'c', place: { page: 1, box: null } },
      { kind: 'line', text: 'd', place: { page: 2, box: null } },
    ])
  })
  test('blank text is an empty document', () => {
    expect(() => readText(new TextEncoder().encode(' \n\t\f'))).toThrow(UnreadableDocument)
  })
})

describe('what a file is', () => {
  const cases: readonly (readonly [string, readonly number[] | string, ReturnType<typeof sniffFile>])[] = [
    ['text', PLAN, 'text'],
    ['a PDF behind other bytes', '\n%PDF-1.7', 'pdf'],
    ['a zip', [0x50, 0x4b, 3, 4], 'zip'],
    ['an old office file', [0xd0, 0xcf, 0x11, 0xe0], 'old-office'],
    ['rich text', '{\\rtf1', 'rtf'],
    ['a web page', '<!DOCTYPE html><html>', 'html'],
    ['a picture', [0x89, 0x50, 0x4e, 0x47], 'image'],
    ['a program', [0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 1, 2, 255], 'unknown'],
  ]
  test.each(cases)('%s', (_, content, kind) => {
    expect(sniffFile(typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content))).toBe(
      kind,
    )
  })
  test('refusals have stable codes', async () => {
    await expect(readDocument(new Uint8Array())).rejects.toMatchObject({ code: 'document.empty' })
    await expect(readDocument(Uint8Array.from([0x4d, 0x5a, 0, 0, 1, 2, 0]))).rejects.toMatchObject({
      code: 'document.unknown-kind',
    })
  })
})
