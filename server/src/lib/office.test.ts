import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { readDocx } from '@dondoc/documents/docx/read-docx'
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

  test('a .doc that ends with its table keeps the cells', async () => {
    if (!installed)
      return expect(convertWithLibreOffice(rtf, 'rtf')).rejects.toMatchObject({ code: 'document.needs-office' })
    const sample = new URL('../../../samples/docx/phu-tho-kcn-2025-h2.docx', import.meta.url)
    const original = readDocx(readFileSync(sample))
    const { blocks } = await readForeign(await docOf(sample), 'doc', convertWithLibreOffice)
    const rows = (all: typeof blocks) =>
      all.flatMap((block) =>
        block.kind === 'table' ? [block.cells.map(({ paragraphs }) => paragraphs.join(' '))] : [],
      )
    expect(rows(blocks)).toEqual(rows(original.blocks))
  })
})

/** A file saved by LibreOffice as Word 97–2003. */
async function docOf(file: URL): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-doc-'))
  try {
    spawnSync('soffice', [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      ...['--headless', '--convert-to', 'doc', '--outdir', folder, fileURLToPath(file)],
    ])
    return readFileSync(join(folder, `${basename(fileURLToPath(file), '.docx')}.doc`))
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
