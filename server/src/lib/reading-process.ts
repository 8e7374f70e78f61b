import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { UnreadableCode } from '@dondoc/documents/unreadable'
import type { DocumentBlocks } from '@dondoc/domain/imports/blocks'
import type { PlanReading } from '@dondoc/domain/imports/reading'

/** A file to be read. */
export interface ReadRequest {
  readonly bytes: Uint8Array
  readonly name: string
}

/** A page of a file, from 1, to be drawn. */
export interface PageRequest {
  readonly bytes: Uint8Array
  readonly page: number
  /** Pixels a point. */
  readonly scale: number
}

/** What the child is told; bytes travel by structured clone. */
export type ChildRequest = ({ readonly kind: 'read' } & ReadRequest) | ({ readonly kind: 'page' } & PageRequest)

export type ReadAnswer =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'read'; readonly blocks: DocumentBlocks; readonly reading: PlanReading }
  | { readonly kind: 'page'; readonly png: Uint8Array }
  | { readonly kind: 'refused'; readonly code: UnreadableCode; readonly detail: string | null }
  | { readonly kind: 'failed'; readonly detail: string }

/** Why a reading was ended from outside, beside the reader's own refusals. */
export type ReadStop =
  | 'reading.too-slow'
  | 'reading.too-much-memory'
  | 'reading.crashed'
  | 'reading.cancelled'
  /** The service is stopping. */
  | 'reading.closed'

interface ReadRefusal {
  readonly ok: false
  readonly code: UnreadableCode | ReadStop
  readonly detail: string | null
}

export type ReadOutcome =
  | { readonly ok: true; readonly blocks: DocumentBlocks; readonly reading: PlanReading }
  | ReadRefusal

export type PageOutcome = { readonly ok: true; readonly png: Uint8Array } | ReadRefusal

export interface ReaderLimits {
  /** For one file, from its start: a scan of 60 pages needs about 130 s. */
  readonly milliseconds: number
  /** Resident memory of the process that reads, in MiB. */
  readonly memoryMib: number
  /** Files read at the same time, each in a process of its own. */
  readonly processes: number
}

const DEFAULT_LIMITS: ReaderLimits = { milliseconds: 300_000, memoryMib: 1_200, processes: 2 }

/** A process is replaced after this many files, so that a slow leak in a format library never matters. */
const FILES_A_PROCESS = 50

export interface Reader {
  /** Never throws on a bad file: the outcome says why. `onProgress` counts pages where the format has pages. */
  readonly read: (
    file: ReadRequest,
    options?: { readonly signal?: AbortSignal; readonly onProgress?: (done: number, total: number) => void },
  ) => Promise<ReadOutcome>
  /** The picture of a page. */
  readonly page: (request: PageRequest) => Promise<PageOutcome>
  readonly close: () => void
}

interface Worker {
  readonly child: ChildProcess
  filesLeft: number
}

function startWorker(memoryMib: number): Worker {
  const child = fork(join(import.meta.dirname, 'reading-child.ts'), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${memoryMib}`],
    // glibc keeps freed memory apart for each thread: two pools in place of eight save 20 MB of a scan.
    // Nothing of the server's environment: a file must not be able to reach a secret through a library.
    env: { PATH: process.env['PATH'], TZ: 'UTC', OMP_THREAD_LIMIT: '1', MALLOC_ARENA_MAX: '2' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return { child, filesLeft: FILES_A_PROCESS }
}

/** Resident memory in MiB, or 0 where the system does not tell (then only the heap limit holds). */
function residentMib(pid: number | undefined): number {
  if (process.platform !== 'linux' || pid === undefined) return 0
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    return (pages * 4096) / 2 ** 20
  } catch {
    return 0
  }
}

/** Opens files in child processes that can be killed: a bad file costs at most its own process, never the server. */
export function createReader(limits: Partial<ReaderLimits> = {}): Reader {
  const { milliseconds, memoryMib, processes } = { ...DEFAULT_LIMITS, ...limits }
  const idle: Worker[] = []
  const busy = new Set<Worker>()
  const waiting: (() => void)[] = []
  let closed = false

  const take = async (): Promise<Worker> => {
    while (busy.size >= processes) await new Promise<void>((resolve) => waiting.push(resolve))
    let worker = idle.pop()
    // One that died while it had nothing to do is no worker any more.
    while (worker !== undefined && !worker.child.connected) worker = idle.pop()
    worker ??= startWorker(memoryMib)
    busy.add(worker)
    return worker
  }

  const release = (worker: Worker, healthy: boolean): void => {
    busy.delete(worker)
    worker.filesLeft--
    if (healthy && worker.filesLeft > 0 && !closed) idle.push(worker)
    else worker.child.kill('SIGKILL')
    waiting.shift()?.()
  }

  const askWorker = (worker: Worker, request: ChildRequest, options: Parameters<Reader['read']>[1] = {}) =>
    new Promise<ReadOutcome | PageOutcome>((resolve) => {
      const { child } = worker
      const settle = (outcome: ReadOutcome | PageOutcome, healthy: boolean): void => {
        clearTimeout(clock)
        clearInterval(memory)
        options.signal?.removeEventListener('abort', cancel)
        child.removeAllListeners('message').removeAllListeners('exit').removeAllListeners('error')
        child.on('error', () => undefined)
        release(worker, healthy)
        resolve(outcome)
      }
      const stop = (code: ReadStop, detail: string | null = null): void => settle({ ok: false, code, detail }, false)
      const cancel = (): void => stop('reading.cancelled')
      const clock = setTimeout(() => stop('reading.too-slow'), milliseconds)
      const memory = setInterval(() => {
        if (residentMib(child.pid) > memoryMib) stop('reading.too-much-memory')
      }, 100)
      if (closed) return stop('reading.closed')
      if (options.signal?.aborted) return cancel()
      options.signal?.addEventListener('abort', cancel, { once: true })
      child.on('exit', (code, signal) =>
        stop(closed ? 'reading.closed' : 'reading.crashed', `ended with ${signal ?? code}`),
      )
      child.on('error', (error) => stop('reading.crashed', error.message))
      child.on('message', (answer: ReadAnswer) => {
        if (answer.kind === 'progress') options.onProgress?.(answer.done, answer.total)
        else if (answer.kind === 'read') settle({ ok: true, blocks: answer.blocks, reading: answer.reading }, true)
        else if (answer.kind === 'page') settle({ ok: true, png: answer.png }, true)
        else if (answer.kind === 'refused') settle({ ok: false, code: answer.code, detail: answer.detail }, true)
        else stop('reading.crashed', answer.detail)
      })
      child.send(request, (error) => {
        if (error) stop('reading.crashed', error.message)
      })
    })

  return {
    read: async (file, options) => {
      const outcome = await askWorker(await take(), { kind: 'read', ...file }, options)
      return outcome.ok && 'png' in outcome ? { ok: false, code: 'reading.crashed', detail: 'no reading' } : outcome
    },
    page: async (request) => {
      const outcome = await askWorker(await take(), { kind: 'page', ...request })
      return outcome.ok && !('png' in outcome) ? { ok: false, code: 'reading.crashed', detail: 'no picture' } : outcome
    },
    close: () => {
      closed = true
      for (const worker of [...idle, ...busy]) worker.child.kill('SIGKILL')
      idle.length = 0
    },
  }
}
