import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ConvertToDocx } from '@dondoc/documents/office/convert'
import { UnreadableDocument } from '@dondoc/documents/unreadable'

/** A plan of a hundred pages takes under ten seconds; longer means that the office suite hangs. */
const timeoutMs = 60_000

/**
 * Converts .doc, .odt and .rtf to DOCX with LibreOffice. Each call has a profile and a folder of its own, so that calls do
 * not attach to one another or to the office of a person on the same machine.
 * Throws UnreadableDocument: needs-office where no `soffice` is installed, damaged where it cannot open the file or hangs.
 */
export const convertWithLibreOffice: ConvertToDocx = async (bytes, from) => {
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-office-'))
  try {
    const source = join(folder, `source.${from}`)
    await writeFile(source, bytes)
    await runOffice([
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      '--norestore',
      '--nolockcheck',
      '--convert-to',
      'docx:MS Word 2007 XML',
      '--outdir',
      folder,
      source,
    ])
    return await readFile(join(folder, 'source.docx')).catch(() => {
      throw new UnreadableDocument('document.damaged', `LibreOffice made nothing of a .${from}`)
    })
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function runOffice(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    // A group of its own: soffice starts soffice.bin, and both must end.
    const office = spawn('soffice', args, { stdio: 'ignore', detached: true })
    const stop = (): void => {
      const isRunning = office.exitCode === null && office.signalCode === null
      if (isRunning && office.pid !== undefined) process.kill(-office.pid, 'SIGKILL')
    }
    const timer = setTimeout(stop, timeoutMs)
    process.once('exit', stop)
    const end = (): void => {
      clearTimeout(timer)
      process.off('exit', stop)
    }
    office.once('error', (error: NodeJS.ErrnoException) => {
      end()
      reject(error.code === 'ENOENT' ? new UnreadableDocument('document.needs-office') : error)
    })
    office.once('exit', (code, signal) => {
      end()
      if (code === 0) resolve()
      else reject(new UnreadableDocument('document.damaged', `LibreOffice ended with ${signal ?? code}`))
    })
  })
}
