import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The secret that signs sessions: made at the first start and kept in the data folder, readable by its owner only. */
export async function keepSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'auth-secret')
  const made = randomBytes(32).toString('base64url')
  // 'wx': two processes on one folder (a server's database, several instances) end with the same secret.
  await writeFile(file, made, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return readFile(file, 'utf8')
}
