import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readEnv } from '@dondoc/server/env'
import { openPool } from '@dondoc/server/lib/db'
import { startEmbeddedPostgres } from '@dondoc/server/lib/embedded-postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the command as a person does, on a data folder of its own. */
function dondoc(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
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

/** What only the owner of the database can do: go around the trigger. */
async function tamper(): Promise<void> {
  const read = readEnv({ DATA_DIR: folder })
  if (!read.ok) throw new Error('settings')
  const postgres = await startEmbeddedPostgres({ dataDir: read.env.dataDir })
  const pool = openPool(postgres.address, { max: 1 })
  await pool.query('alter table audit_entry disable trigger audit_entry_append_only')
  await pool.query(`update audit_entry set after = '{"roles":[]}' where sequence = 2`)
  await pool.query('alter table audit_entry enable trigger audit_entry_append_only')
  await pool.end()
  await postgres.stop()
}

describe('dondoc', () => {
  test('creates the first administrator, proves the trail, and names the first row that was changed behind its back', async () => {
    const made = await dondoc(
      ...['account', 'create-administrator', '--name', 'Nguyễn Văn Đầu', '--email', 'dau@example.vn'],
      ...['--authority', 'Tỉnh Phú Thọ', '--organization', 'UBND tỉnh Phú Thọ'],
    )
    expect([made.code, made.err]).toEqual([0, ''])
    expect(made.out).toMatch(/: (\w{5}-){3}\w{5}$/m)

    const taken = await dondoc('account', 'create-administrator', '--name', 'X', '--email', 'dau@example.vn')
    expect([taken.code, taken.err]).toEqual([1, expect.stringContaining('đã có tài khoản')])

    const whole = await dondoc('audit', 'verify')
    expect([whole.code, whole.out]).toEqual([0, expect.stringContaining('Tỉnh Phú Thọ')])
    expect(whole.out).toContain('nguyên vẹn, 2 dòng')

    await tamper()
    const broken = await dondoc('audit', 'verify')
    expect(broken.code).toBe(1)
    expect(broken.out).toContain('HỎNG tại dòng 2: nội dung đã bị sửa')
  }, 120_000)

  test('asks for what is missing and refuses wrong settings', async () => {
    expect((await dondoc('account', 'create-administrator', '--name', 'X')).code).toBe(2)
    expect((await dondoc('account', 'create-administrator', '--nom', 'X')).code).toBe(2)
  })
})
