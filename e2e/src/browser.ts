import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { ownProduct } from './own-product.ts'

/** The two screens every journey is looked at: an office PC and a phone. */
export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

/** True where the machine has a Chromium; without it the journeys are skipped, and with CI=true the run has failed already. */
export const hasBrowser = inject('chromium') !== ''

/** Starts the system's Chromium without its background traffic. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: inject('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', '--disable-sync'],
  })
}

/** A fresh session in Vietnamese, on the wall clock of the offices; with the file's own demo, or the product at another address. */
export async function openContext(browser: Browser, viewport = DESKTOP, baseURL?: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: baseURL ?? (await ownProduct()).baseUrl,
    viewport,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  context.setDefaultTimeout(20_000)
  return context
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * Fails with the rule and the element of each violation of WCAG 2.2 A and AA. axe runs in the page itself, loaded once for a
 * document: `@axe-core/playwright` loads it twice for each look and opens another page, which costs five times as much. In
 * return it looks into frames; we have none.
 */
export async function expectAccessible(page: Page): Promise<void> {
  expect(page.frames()).toHaveLength(1)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const violations = await page.evaluate(async (values) => {
    const engine = (window as unknown as { readonly axe: { readonly run: typeof import('axe-core').run } }).axe
    const result = await engine.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] })
    return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`)
  }, RULES)
  expect(violations).toEqual([])
}
