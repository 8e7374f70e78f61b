import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem } from './problem.ts'

/** Bytes on disk that can be read in parts before it is decided to keep them. */
export interface DraftParts {
  readonly size: number
  readonly read: (from: number, length: number) => Promise<Uint8Array>
}

/** What bytes must be to be kept. */
export interface PutRules {
  /** More are refused with `file.too-large`, at the byte that is too many. */
  readonly limitBytes?: number
  /** How many are announced, where it is known: what is too much is refused before a byte is read. */
  readonly announcedBytes?: number
  /** Looks at all of it before it is kept; what it throws, `put` throws, and nothing is kept. */
  readonly inspect?: (draft: DraftParts) => Promise<void>
}

/** Files by the SHA-256 of their content: the same bytes are kept once and can be checked at any time. */
export interface FileStore {
  /**
   * Keeps the bytes and returns their SHA-256 in hex and their number. Complete on disk when it returns. Throws `file.too-large`,
   * `file.disk-full`, and what `inspect` throws; nothing is left then.
   */
  readonly put: (content: Uint8Array | Readable, rules?: PutRules) => Promise<{ sha256: string; size: number }>
  readonly read: (sha256: string) => Promise<Uint8Array>
  readonly stream: (sha256: string) => Readable
  readonly has: (sha256: string) => boolean
  /** Whether the bytes are there and still have that SHA-256; read in parts. */
  readonly isSound: (sha256: string) => Promise<boolean>
  /**
   * Removes bytes that nothing names any more, and says whether they are gone. Those that were put within the last `restMs` stay:
   * what they were put for may not have named them yet.
   */
  readonly remove: (sha256: string, restMs: number) => Promise<boolean>
  /** The SHA-256 of everything that is kept, some at a time. */
  readonly list: () => AsyncIterable<readonly string[]>
  /** Whether the folder is this owner's; the first that asks has it. What belongs to another database must not be judged by this one. */
  readonly isOwnedBy: (owner: string) => Promise<boolean>
  /** Whose the folder is; null while nobody has asked for it. */
  readonly findOwner: () => Promise<string | null>
  /** The largest file given as evidence. */
  readonly evidenceLimitBytes: number
}

export interface FileStoreSettings {
  readonly evidenceLimitBytes?: number
  /** What stays free for the database on the same disk. */
  readonly reserveBytes?: number
}

const MiB = 1024 * 1024

/** A file store in a folder, made where missing. */
export async function openFileStore(folder: string, settings: FileStoreSettings = {}): Promise<FileStore> {
  const { evidenceLimitBytes = 100 * MiB, reserveBytes = 512 * MiB } = settings
  const drafts = join(folder, 'drafts')
  // What an interrupted run left half-written belongs to nobody.
  await rm(drafts, { recursive: true, force: true })
  await mkdir(drafts, { recursive: true })
  return {
    evidenceLimitBytes,
    put: async (content, rules = {}) => {
      await mustFit(folder, content instanceof Uint8Array ? content.byteLength : rules.announcedBytes, {
        ...rules,
        reserveBytes,
      })
      return put(folder, join(drafts, randomUUID()), content, rules)
    },
    read: (sha256) => readFile(pathOf(folder, sha256)),
    stream: (sha256) => createReadStream(pathOf(folder, sha256)),
    has: (sha256) => existsSync(pathOf(folder, sha256)),
    isSound: (sha256) => isSound(pathOf(folder, sha256), sha256),
    list: () => list(folder),
    isOwnedBy: (owner) => isOwnedBy(join(folder, 'owner'), owner),
    findOwner: () => findOwner(join(folder, 'owner')),
    remove: (sha256, restMs) => remove(pathOf(folder, sha256), join(drafts, randomUUID()), restMs),
  }
}

/** Two letters of folder keep any one folder small. Anything but a hash is refused, so no path can be smuggled in. */
function pathOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('not a SHA-256 in hex')
  return join(folder, sha256.slice(0, 2), sha256)
}

/** Throws before anything is written where the announced bytes are too many, or leave the disk with less than the reserve. */
async function mustFit(
  folder: string,
  bytes: number | undefined,
  { limitBytes, reserveBytes }: PutRules & { readonly reserveBytes: number },
): Promise<void> {
  if (bytes !== undefined && limitBytes !== undefined && bytes > limitBytes)
    throw new Problem('file.too-large', { bytes, limitBytes })
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < (bytes ?? 0) + reserveBytes) throw new Problem('file.disk-full')
}

async function isSound(path: string, sha256: string): Promise<boolean> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
  return hash.digest('hex') === sha256
}

async function put(
  folder: string,
  draft: string,
  content: Uint8Array | Readable,
  { limitBytes = Number.POSITIVE_INFINITY, inspect }: PutRules,
): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256')
  let size = 0
  // Not destroyed when it is refused half-way: a request must still get its answer.
  const source = content instanceof Readable ? content.iterator({ destroyOnReturn: false }) : [content]
  const file = createWriteStream(draft)
  try {
    await pipeline(
      source,
      async function* (chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
        for await (const chunk of chunks) {
          size += chunk.byteLength
          if (size > limitBytes) throw new Problem('file.too-large', { bytes: null, limitBytes })
          hash.update(chunk)
          yield chunk
        }
      },
      file,
    )
    const handle = await open(draft)
    try {
      await handle.sync()
      await inspect?.({ size, read: (from, length) => readPart(handle, from, length) })
    } finally {
      await handle.close()
    }
    const sha256 = hash.digest('hex')
    const target = pathOf(folder, sha256)
    await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true })
    await rename(draft, target)
    return { sha256, size }
  } catch (error) {
    // Where it is refused at once, the file is still being opened: removed before that, it would come back.
    if (!file.closed) await new Promise<void>((resolve) => file.once('close', () => resolve()))
    await rm(draft, { force: true })
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? new Problem('file.disk-full') : error
  }
}

const isOld = async (path: string, restMs: number): Promise<boolean> =>
  Date.now() - (await stat(path)).mtimeMs >= restMs

/** Moved aside before it is looked at once more: bytes put again at this moment come to stand in their place, or come back. */
async function remove(path: string, aside: string, restMs: number): Promise<boolean> {
  try {
    if (!(await isOld(path, restMs))) return false
    await rename(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true
    throw error
  }
  if (await isOld(aside, restMs)) {
    await rm(aside)
    return true
  }
  await rename(aside, path)
  return false
}

async function* list(folder: string): AsyncIterable<readonly string[]> {
  for (const start of await readdir(folder)) {
    if (!/^[0-9a-f]{2}$/.test(start)) continue
    const names = await readdir(join(folder, start))
    yield names.filter((name) => /^[0-9a-f]{64}$/.test(name))
  }
}

async function isOwnedBy(path: string, owner: string): Promise<boolean> {
  try {
    await writeFile(path, owner, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const known = await readFile(path, 'utf8')
    // Made, and a crash came before the word.
    if (known === '') await writeFile(path, owner)
    return known === '' || known === owner
  }
}

async function findOwner(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')) || null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function readPart(handle: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  const { bytesRead } = await handle.read(bytes, 0, length, from)
  return bytes.subarray(0, bytesRead)
}
