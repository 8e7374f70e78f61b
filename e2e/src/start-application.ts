import { existsSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { freePort, startProduct } from './start-product.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Data of the product with its demo, fresh. */
    demoFolder: string
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

/** Lets the built product make its demo once; the journeys of each file start on a copy of it, in a quarter of the time. */
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
  const product = await startProduct(await freePort())
  await product.end()
  project.provide('demoFolder', product.dataDir)
  project.provide('chromium', chromium)
  return product.stop
}
