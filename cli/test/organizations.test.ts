import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function dondoc(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [at('cli/src/main.ts'), ...args], {
      env: { ...process.env, DATA_DIR: folder, DATABASE_URL: '', DEMO: '0' },
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString()
    })
    child.on('exit', (code) => resolve({ code, out, err }))
  })
}

test('dondoc organizations import tries, loads and loads again; wrong rows are listed and nothing is written', async () => {
  const provinces = at('samples/organizations/provinces-2025.json')
  const early = await dondoc('organizations', 'import', provinces)
  expect([early.code, early.err]).toEqual([1, expect.stringContaining('--authority')])

  const person = ['--name', 'Nguyễn Văn Đầu', '--email', 'dau@example.vn']
  const place = ['--authority', 'Cả nước', '--organization', 'Chính phủ']
  expect((await dondoc('account', 'create-administrator', ...person, ...place)).code).toBe(0)

  const tried = await dondoc('organizations', 'import', provinces, '--dry-run')
  expect([tried.code, tried.out]).toEqual([0, 'Thử, chưa ghi (dry run): 34 dòng; thêm 34, sửa 0, giữ nguyên 0.\n'])
  const loaded = await dondoc('organizations', 'import', provinces)
  expect([loaded.code, loaded.out]).toEqual([0, 'Đã ghi (written): 34 dòng; thêm 34, sửa 0, giữ nguyên 0.\n'])
  const again = await dondoc('organizations', 'import', provinces)
  expect([again.code, again.out]).toEqual([0, 'Đã ghi (written): 34 dòng; thêm 0, sửa 0, giữ nguyên 34.\n'])

  const table = join(folder, 'don-vi.csv')
  await writeFile(table, 'Tên,Loại,Đơn vị cấp trên\nSở Nội vụ,,UBND tỉnh Lai Châu\nSở Y tế,,UBND tỉnh Lai Chau 2\n')
  const wrong = await dondoc('organizations', 'import', table)
  expect(wrong.code).toBe(1)
  expect(wrong.err).toContain('  dòng 3, cột Đơn vị cấp trên: không tìm thấy đơn vị cấp trên (UBND tỉnh Lai Chau 2)')
  expect((await dondoc('organizations', 'import')).code).toBe(2)
}, 120_000)
