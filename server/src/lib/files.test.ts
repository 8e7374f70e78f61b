import { createHash } from 'node:crypto'
import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FileStore, openFileStore } from './files.ts'
import { Problem } from './problem.ts'

let folder: string
let files: FileStore

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-files-'))
  files = await openFileStore(folder)
})
afterEach(() => rm(folder, { recursive: true }))

const plan = Buffer.from('Kế hoạch cải cách hành chính')

describe('the file store', () => {
  test('gives back what was put, named by its content', async () => {
    const { sha256, size } = await files.put(plan)
    expect(sha256).toBe(createHash('sha256').update(plan).digest('hex'))
    expect(size).toBe(plan.byteLength)
    expect(Buffer.from(await files.read(sha256))).toEqual(plan)
    expect(files.has(sha256)).toBe(true)
  })

  test('keeps the same content once, also from a stream in pieces', async () => {
    const first = await files.put(plan)
    const second = await files.put(Readable.from([plan.subarray(0, 5), plan.subarray(5)]))
    expect(second).toEqual(first)
    const kept = await readdir(folder, { recursive: true, withFileTypes: true })
    expect(kept.filter((entry) => entry.isFile())).toHaveLength(1)
  })

  test('leaves nothing of a stream that breaks off', async () => {
    const broken = Readable.from(
      (async function* () {
        yield plan
        throw new Error('connection lost')
      })(),
    )
    await expect(files.put(broken)).rejects.toThrow('connection lost')
    const kept = await readdir(folder, { recursive: true, withFileTypes: true })
    expect(kept.filter((entry) => entry.isFile())).toEqual([])
  })

  const code = (failed: unknown): unknown => (failed instanceof Problem ? failed.code : failed)
  const keptFiles = async (): Promise<number> =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length

  test('refuses what is announced as too large before a byte is read', async () => {
    let read = 0
    const content = Readable.from(
      (function* () {
        read++
        yield plan
      })(),
    )
    const failed = await files.put(content, { limitBytes: 10, announcedBytes: 2 * 1024 ** 3 }).catch(code)
    expect([failed, read, await keptFiles()]).toEqual(['file.too-large', 0, 0])
  })

  test('stops at the byte that is too many where no size is announced', async () => {
    let read = 0
    const content = Readable.from(
      (function* () {
        for (; read < 1000; read++) yield plan
      })(),
    )
    const failed = await files.put(content, { limitBytes: 3 * plan.byteLength }).catch(code)
    expect(failed).toBe('file.too-large')
    expect(read).toBeLessThan(100)
    expect(await keptFiles()).toBe(0)
  })

  test('leaves the disk its reserve', async () => {
    const full = await openFileStore(folder, { reserveBytes: Number.MAX_SAFE_INTEGER })
    expect(await full.put(plan).catch(code)).toBe('file.disk-full')
    expect(await keptFiles()).toBe(0)
  })

  test('keeps nothing that whoever inspects it refuses', async () => {
    const failed = await files
      .put(Readable.from([plan]), {
        inspect: async ({ size, read }) => {
          expect(size).toBe(plan.byteLength)
          expect(Buffer.from(await read(3, 5))).toEqual(plan.subarray(3, 8))
          throw new Problem('file.unsafe')
        },
      })
      .catch(code)
    expect([failed, await keptFiles()]).toEqual(['file.unsafe', 0])
  })

  test('knows a file that is no longer what was put, or gone', async () => {
    const { sha256 } = await files.put(plan)
    expect(await files.isSound(sha256)).toBe(true)
    await appendFile(join(folder, sha256.slice(0, 2), sha256), 'x')
    expect(await files.isSound(sha256)).toBe(false)
    expect(await files.isSound('0'.repeat(64))).toBe(false)
  })

  test('takes nothing but a hash for a name', () => {
    expect(() => files.read('../auth-secret')).toThrow(TypeError)
  })
})
