import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Product {
  readonly baseUrl: string
  /** What it has printed until now. */
  readonly printed: () => string
  /** Where its data are, until `stop`. */
  readonly dataDir: string
  /** Ends the process and leaves the data. */
  readonly end: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** A port that is free at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

async function waitUntilHealthy(baseUrl: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + 150_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the application ended with ${child.exitCode}:\n${output()}`)
    const answer = await fetch(`${baseUrl}/api/health`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`the application did not become healthy:\n${output()}`)
}

/**
 * Starts the built product on an empty data folder, as a new user would, with these settings beside the environment's; or on a
 * copy of the data that another one left.
 */
export async function startProduct(
  port: number,
  settings: Readonly<Record<string, string>> = {},
  left: string | null = null,
): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dondoc-e2e-'))
  if (left !== null) await cp(left, dataDir, { recursive: true })
  const baseUrl = `http://127.0.0.1:${port}`
  const { DATABASE_URL: _server, ...environment } = process.env
  const child = spawn(process.execPath, ['server/src/main.ts'], {
    cwd: join(import.meta.dirname, '..', '..'),
    env: { ...environment, ...settings, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
  const end = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null) {
      child.kill('SIGTERM')
      await ended
    }
  }
  const stop = async () => {
    await end()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await waitUntilHealthy(baseUrl, child, () => printed)
  } catch (error) {
    await stop()
    throw error
  }
  return { baseUrl, printed: () => printed, dataDir, end, stop }
}
