import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { line, median } from './figures.ts'

const root = join(import.meta.dirname, '..', '..')

export interface Running {
  readonly baseUrl: string
  /** From the start of the process to the first healthy answer. */
  readonly seconds: number
  stop(): Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(`${url}/api/health`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('the application ended before it was healthy')
}

/** Starts the product on a data folder, as `npm start` does after its set-up; `settings` are further variables. */
export async function startApplication(dataDir: string, settings: NodeJS.ProcessEnv = {}): Promise<Running> {
  const port = await freePort()
  const baseUrl = `http://127.0.0.1:${port}`
  const begun = performance.now()
  const child = spawn(process.execPath, ['server/src/main.ts'], {
    cwd: root,
    env: { ...process.env, ...settings, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir },
    stdio: 'ignore',
  })
  await untilHealthy(baseUrl, child)
  return {
    baseUrl,
    seconds: (performance.now() - begun) / 1000,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** Cold start (empty data folder: database made, migrated, five plans read) and warm starts. Leaves the folder filled. */
export async function benchStart(dataDir: string): Promise<void> {
  console.log('\nStart, process to first healthy answer')
  const cold = await startApplication(dataDir)
  await cold.stop()
  line('cold (empty data folder, demo read in)', `${cold.seconds.toFixed(2)} s`)
  const warm: number[] = []
  for (let i = 0; i < 5; i++) {
    const running = await startApplication(dataDir)
    warm.push(running.seconds)
    await running.stop()
  }
  line('warm, median of 5', `${median(warm).toFixed(2)} s`)
}
