import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openPool } from '../src/lib/db.ts'

// Real processes, several for a test, perhaps on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))

interface Run {
  readonly child: ChildProcess
  readonly output: () => string
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>
}

let folder: string
let port: number
let runs: Run[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-start-'))
  port = await freePort()
  runs = []
})
afterEach(async () => {
  for (const { child } of runs) child.kill('SIGKILL')
  await Promise.all(runs.map(({ ended }) => ended))
  await vi.waitFor(() => expect(postgresOf(folder)).toBeNull(), { timeout: 30_000 })
  await rm(folder, { recursive: true, force: true })
})

/** `node server/src/main.ts`, as `npm start` runs it. */
function start(variables: Record<string, string> = {}, args: readonly string[] = []): Run {
  const { DATABASE_URL: _, ...inherited } = process.env
  const env = { ...inherited, DATA_DIR: folder, PORT: String(port), DEMO: '0', ...variables }
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  }
  const ended = new Promise<number | string>((done) =>
    child.once('close', (code, signal) => done(code ?? signal ?? '')),
  )
  const run = { child, output: () => text, ended }
  runs.push(run)
  return run
}

async function ready(run: Run): Promise<Run> {
  await vi.waitFor(() => expect(run.output()).toContain('Sẵn sàng'), { timeout: 60_000, interval: 20 })
  return run
}

async function freePort(): Promise<number> {
  const probe = createServer()
  const found = await new Promise<number>((done) =>
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      done(typeof address === 'object' && address !== null ? address.port : 0)
    }),
  )
  await new Promise((done) => probe.close(done))
  return found
}

/** The process number of the database on a folder, null where none runs. */
function postgresOf(dataDir: string): number | null {
  try {
    const pid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 0)
    return pid
  } catch {
    return null
  }
}

const health = async (): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}/api/health`)).json()

describe('starting', () => {
  test('on an empty folder, stopping with Ctrl-C, and starting again leaves nothing behind', async () => {
    const first = await ready(start())
    expect(await health()).toMatchObject({ status: 'ok', database: 'embedded' })
    first.child.kill('SIGINT')
    expect(await first.ended).toBe(0)
    expect(first.output()).toContain('Đã dừng')
    expect(postgresOf(folder)).toBeNull()
    expect(existsSync(join(folder, 'dondoc.lock'))).toBe(false)
    const second = await ready(start())
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  })

  test('again after it was killed keeps everything and leaves no database without its parent', async () => {
    const first = await ready(start())
    const orphan = postgresOf(folder)
    const pool = openPool({ host: join(folder, 'socket'), user: 'dondoc', database: 'postgres' }, { max: 1 })
    await pool.query(`insert into tenant (id, name) values (gen_random_uuid(), 'Tỉnh còn lại')`)
    first.child.kill('SIGKILL')
    await first.ended
    await pool.end()
    await ready(start())
    expect(postgresOf(folder)).not.toBe(orphan)
    const again = openPool({ host: join(folder, 'socket'), user: 'dondoc', database: 'postgres' }, { max: 1 })
    expect((await again.query('select name from tenant')).rows).toEqual([{ name: 'Tỉnh còn lại' }])
    await again.end()
  })

  test('works in a folder whose path is too long for a socket', async () => {
    const deep = join(folder, 'mot-thu-muc-co-ten-rat-dai-cua-mot-co-quan-nha-nuoc'.repeat(3))
    const run = await ready(start({ DATA_DIR: deep }))
    expect(await health()).toMatchObject({ status: 'ok' })
    run.child.kill('SIGINT')
    expect(await run.ended).toBe(0)
  })
})

describe('refuses to start, with a sentence in both languages', () => {
  test('on a folder that a running instance uses', async () => {
    const first = await ready(start())
    const second = start({ PORT: String(await freePort()) })
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(`đang được tiến trình ${first.child.pid} sử dụng`)
    expect(second.output()).toContain(`in use by process ${first.child.pid}`)
    expect(await health()).toMatchObject({ status: 'ok' })
  })

  test('at a port that is taken, and suggests another', async () => {
    const squatter = createServer()
    await new Promise<void>((done) => squatter.listen(port, '127.0.0.1', done))
    const run = start()
    expect(await run.ended).toBe(1)
    expect(run.output()).toContain(`Cổng ${port} đang có chương trình khác sử dụng`)
    expect(run.output()).toContain(`PORT=${port + 1}`)
    await new Promise((done) => squatter.close(done))
  })

  test.each([
    ['99', 'mới hơn'],
    ['13', 'cũ hơn'],
  ])('on data of PostgreSQL %s and does not touch it', async (major, words) => {
    await mkdir(join(folder, 'postgres'))
    await writeFile(join(folder, 'postgres', 'PG_VERSION'), `${major}\n`)
    const run = start()
    expect(await run.ended).toBe(1)
    expect(run.output()).toContain(words)
    expect(await readFile(join(folder, 'postgres', 'PG_VERSION'), 'utf8')).toBe(`${major}\n`)
    expect(existsSync(join(folder, 'dondoc.lock'))).toBe(false)
  })

  test('on data of a newer version of the application', async () => {
    const first = await ready(start())
    const pool = openPool({ host: join(folder, 'socket'), user: 'dondoc', database: 'postgres' }, { max: 1 })
    await pool.query(`insert into migration (name, checksum) values ('20990101T0000-future', 'x')`)
    await pool.end()
    first.child.kill('SIGINT')
    await first.ended
    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain('bản Đôn Đốc mới hơn')
    expect(postgresOf(folder)).toBeNull()
  })

  test.each([
    ['postgres://nobody@127.0.0.1:1/nowhere', 'Không kết nối được máy chủ cơ sở dữ liệu 127.0.0.1:1/nowhere'],
    ['mysql://127.0.0.1/dondoc', 'DATABASE_URL không hợp lệ'],
    ['khong phai dia chi', 'DATABASE_URL không hợp lệ'],
  ])('with DATABASE_URL=%s', async (url, sentence) => {
    const run = start({ DATABASE_URL: url })
    expect(await run.ended).toBe(1)
    expect(run.output()).toContain(sentence)
  })

  test('with wrong settings, naming all of them at once', async () => {
    const run = start({ PORT: 'web', DEMO: 'maybe', LOG_LEVEL: '' })
    expect(await run.ended).toBe(1)
    expect(run.output()).toMatch(/PORT không hợp lệ[\s\S]*DEMO không hợp lệ/)
    expect(run.output()).not.toContain('LOG_LEVEL')
  })
})

test('--help explains each setting and starts nothing', async () => {
  const run = start({}, ['--help'])
  expect(await run.ended).toBe(0)
  for (const name of ['PORT', 'DATA_DIR', 'DATABASE_URL', 'DEMO']) expect(run.output()).toContain(name)
  expect(existsSync(join(folder, 'postgres'))).toBe(false)
})
