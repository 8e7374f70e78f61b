import { spawnSync } from 'node:child_process'
import { readForeign } from '@dondoc/documents/office/convert'
import { describe, expect, test } from 'vitest'
import { convertWithLibreOffice } from './office.ts'

const rtf = new TextEncoder().encode(
  '{\\rtf1\\ansi {\\b K\\u7870? HO\\u7840?CH\\par}\\trowd\\cellx2000\\cellx4000 1\\intbl\\cell S\\u7903? A\\intbl\\cell\\row\\pard Sau\\par}',
)
const installed = spawnSync('soffice', ['--version']).status === 0

describe('a file of an old format', () => {
  test('is read by way of LibreOffice, or refused with what to do where there is none', async () => {
    const read = readForeign(rtf, 'rtf', convertWithLibreOffice)
    if (!installed) return expect(read).rejects.toMatchObject({ code: 'document.needs-office' })
    const { blocks } = await read
    expect(blocks).toMatchObject([
      { kind: 'paragraph', text: 'KẾ HOẠCH', bold: true },
      { kind: 'table', cells: [{ paragraphs: ['1'] }, { paragraphs: ['Sở A'] }] },
      { kind: 'paragraph', text: 'Sau' },
    ])
  })
})
