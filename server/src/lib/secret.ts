import { randomBytes, randomUUID } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The secret that signs sessions: made at the first start and kept in the data folder, readable by its owner only. */
export async function keepSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'auth-secret')
  // Written aside and then given its name: of several processes that start on one folder the first gives it, and none reads half of it.
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600 })
  try {
    await link(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft)
  }
  return readFile(file, 'utf8')
}
