import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FileStore, openFileStore } from './files.ts'

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

  test('takes nothing but a hash for a name', () => {
    expect(() => files.read('../auth-secret')).toThrow(TypeError)
  })
})
