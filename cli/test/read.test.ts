import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PlanReading } from '@dondoc/domain/imports/reading'
import { describe, expect, test } from 'vitest'
import { dondoc, dondocBytes, root, scoreSample } from './score.ts'

const sample = (file: string): string => join(root, 'samples', file)

async function scratchFile(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'dondoc-read-')), name)
  await writeFile(file, content)
  return file
}

describe('dondoc read', () => {
  const plans = [
    { file: 'text/quang-tri-sct-2025-h2.txt', checked: 'quang-tri-sct-2025-h2', cells: 0.97 },
    { file: 'text/phu-tho-kcn-2025-h2.txt', checked: 'phu-tho-kcn-2025-h2', cells: 0.92 },
    { file: 'text/phu-tho-kcn-tuyen-truyen-2025.txt', checked: 'phu-tho-kcn-tuyen-truyen-2025', cells: 1 },
    { file: 'text/phu-tho-skhcn-2026.txt', checked: 'phu-tho-skhcn-2026', cells: 0.92 },
    { file: 'text/bac-giang-2025.txt', checked: 'bac-giang-2025', cells: 0.92 },
  ]
  test.each(plans)('$file is read as the plan checked by hand', async ({ file, checked, cells }) => {
    const score = await scoreSample(file, checked)
    expect(score.rowsF1).toBeGreaterThanOrEqual(0.98)
    expect(score.cells).toBeGreaterThanOrEqual(cells)
    expect(score.deadlines).toBeGreaterThanOrEqual(0.97)
    expect(score.document).toBeGreaterThanOrEqual(0.99)
    expect(score.legalBasesF1).toBe(1)
    expect(score.citationsF1).toBe(1)
    expect(score.sectionsF1).toBeGreaterThanOrEqual(0.98)
  })

  const sources = [
    { file: 'docx/quang-tri-sct-2025-h2.docx', checked: 'quang-tri-sct-2025-h2' },
    { file: 'docx/quang-tri-sct-2025-h2-narrow.docx', checked: 'quang-tri-sct-2025-h2' },
    { file: 'docx/phu-tho-kcn-2025-h2.docx', checked: 'phu-tho-kcn-2025-h2' },
    { file: 'pdf/quang-tri-sct-2025-h2.pdf', checked: 'quang-tri-sct-2025-h2' },
    { file: 'pdf/quang-tri-sct-2025-h2-narrow.pdf', checked: 'quang-tri-sct-2025-h2' },
    { file: 'pdf/phu-tho-kcn-2025-h2.pdf', checked: 'phu-tho-kcn-2025-h2' },
    { file: 'xlsx/quang-tri-sct-2025-h2.xlsx', checked: 'quang-tri-sct-2025-h2' },
    { file: 'xlsx/phu-tho-kcn-2025-h2.xlsx', checked: 'phu-tho-kcn-2025-h2' },
  ]
  test.each(sources)('$file gives the same rows as the plan checked by hand', async ({ file, checked }) => {
    const score = await scoreSample(file, checked)
    expect(score.rowsF1).toBe(1)
    expect(score.cells).toBeGreaterThanOrEqual(0.99)
    expect(score.deadlines).toBeGreaterThanOrEqual(0.99)
    // A sheet holds the appendix only: no letterhead, no body.
    if (file.endsWith('.xlsx')) return
    expect(score.document).toBe(1)
    expect(score.legalBasesF1).toBe(1)
    expect(score.citationsF1).toBe(1)
    expect(score.sectionsF1).toBeGreaterThanOrEqual(0.98)
  })

  test('several files give one array, CSV gives a row for each item', async () => {
    const files = [sample('text/quang-tri-sct-2025-h2.txt'), sample('text/phu-tho-kcn-tuyen-truyen-2025.txt')]
    const json = await dondoc('read', ...files)
    expect(JSON.parse(json.stdout)).toMatchObject([{ format: 'text' }, { format: 'text', items: [] }])
    const csv = await dondoc('read', ...files, '--format', 'csv')
    expect(csv.stdout.startsWith('\ufeffTệp,TT,Lĩnh vực')).toBe(true)
    expect(csv.stdout.trim().split('\r\n')).toHaveLength(31)
  })

  test('the workbook it prints reads as the same rows', async () => {
    const text = await dondoc('read', sample('text/quang-tri-sct-2025-h2.txt'))
    const book = await dondocBytes('read', sample('text/quang-tri-sct-2025-h2.txt'), '--format', 'xlsx')
    const again = await dondoc('read', await scratchFile('ke-hoach.xlsx', book))
    const rows = (json: string) =>
      (JSON.parse(json) as PlanReading).items.map(({ area, task, activity, lead, deadline }) => ({
        area,
        task,
        activity,
        lead,
        deadline,
      }))
    expect(rows(again.stdout)).toEqual(rows(text.stdout))
  })

  test('of several files it prints one workbook with a sheet for each', async () => {
    const files = [sample('text/quang-tri-sct-2025-h2.txt'), sample('text/phu-tho-skhcn-2026.txt')]
    const single = await Promise.all(files.map((file) => dondoc('read', file)))
    const book = await dondocBytes('read', ...files, '--format', 'xlsx')
    const again = await dondoc('read', await scratchFile('hai-ke-hoach.xlsx', book))
    const count = (json: string) => (JSON.parse(json) as PlanReading).items.length
    expect(count(again.stdout)).toBe(single.reduce((sum, { stdout }) => sum + count(stdout), 0))
  })

  test('bad input ends with a sentence and a code, not with a stack', async () => {
    const cases = [
      { args: [await scratchFile('rong.txt', '')], code: 1, says: 'document.empty' },
      {
        args: [
          await scratchFile('chuong-trinh.docx', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 255, 255])),
        ],
        code: 1,
        says: 'document.unknown-kind',
      },
      { args: [join(root, 'khong-co.docx')], code: 1, says: 'Không có tệp này' },
      { args: [root], code: 1, says: 'thư mục' },
      { args: [], code: 2, says: 'Thiếu tên tệp' },
      { args: ['a.txt', '--format', 'pdf'], code: 2, says: 'Không có định dạng' },
      { args: ['a.txt', '--year', '25'], code: 2, says: 'không hợp lệ' },
    ]
    for (const { args, code, says } of cases) {
      const ran = await dondoc('read', ...args)
      expect(ran).toMatchObject({ code, stdout: '' })
      expect(ran.stderr).toContain(says)
      expect(ran.stderr).not.toContain('    at ')
    }
  })

  test('a file that cannot be read does not keep the others from being read', async () => {
    const ran = await dondoc('read', join(root, 'khong-co.docx'), sample('text/quang-tri-sct-2025-h2.txt'))
    expect(ran.code).toBe(1)
    expect(JSON.parse(ran.stdout)).toMatchObject([{ source: 'quang-tri-sct-2025-h2.txt' }])
  })
})
