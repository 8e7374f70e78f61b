import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the running product. */
    baseUrl: string
    /** Path of the system's Chromium, empty where there is none. */
    chromium: string
  }
}

const CANDIDATES = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const freePort = (): Promise<number> =>
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

/** Starts the built product on an empty data folder, as a new user would, for all journeys of a run. */
export default async function startApplication(project: TestProject): Promise<() => Promise<void>> {
  const chromium = CANDIDATES.find((path) => path && existsSync(path)) ?? ''
  if (!chromium && process.env['CI'] === 'true') {
    throw new Error('No Chromium: with CI=true the journeys must run. Install it (Debian: apt-get install chromium).')
  }
  if (!chromium) {
    console.log(
      'Journeys skipped: no Chromium found. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
    )
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'dondoc-e2e-'))
  const port = await freePort()
  const baseUrl = `http://127.0.0.1:${port}`
  const { DATABASE_URL: _server, ...environment } = process.env
  const child = spawn(process.execPath, ['server/src/main.ts'], {
    cwd: join(import.meta.dirname, '..', '..'),
    env: { ...environment, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
  })
  await waitUntilHealthy(baseUrl, child, () => printed)
  project.provide('baseUrl', baseUrl)
  project.provide('chromium', chromium)
  return async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
}
