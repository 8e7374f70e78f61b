import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Files by the SHA-256 of their content: the same bytes are kept once and can be checked at any time. */
export interface FileStore {
  /** Keeps the bytes and returns their SHA-256 in hex and their number. Complete on disk when it returns. */
  readonly put: (content: Uint8Array | Readable) => Promise<{ sha256: string; size: number }>
  readonly read: (sha256: string) => Promise<Uint8Array>
  readonly stream: (sha256: string) => Readable
  readonly has: (sha256: string) => boolean
}

/** A file store in a folder, made where missing. */
export async function openFileStore(folder: string): Promise<FileStore> {
  const drafts = join(folder, 'drafts')
  // What an interrupted run left half-written belongs to nobody.
  await rm(drafts, { recursive: true, force: true })
  await mkdir(drafts, { recursive: true })
  return {
    put: (content) => put(folder, join(drafts, randomUUID()), content),
    read: (sha256) => readFile(pathOf(folder, sha256)),
    stream: (sha256) => createReadStream(pathOf(folder, sha256)),
    has: (sha256) => existsSync(pathOf(folder, sha256)),
  }
}

/** Two letters of folder keep any one folder small. Anything but a hash is refused, so no path can be smuggled in. */
function pathOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('not a SHA-256 in hex')
  return join(folder, sha256.slice(0, 2), sha256)
}

async function put(
  folder: string,
  draft: string,
  content: Uint8Array | Readable,
): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256')
  let size = 0
  const source = content instanceof Readable ? content : Readable.from([content])
  try {
    await pipeline(
      source,
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          size += chunk.byteLength
          yield chunk
        }
      },
      createWriteStream(draft),
    )
    const handle = await open(draft)
    await handle.sync()
    await handle.close()
    const sha256 = hash.digest('hex')
    const target = pathOf(folder, sha256)
    await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true })
    await rename(draft, target)
    return { sha256, size }
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
