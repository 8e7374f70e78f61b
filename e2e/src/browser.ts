import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'

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

/** A fresh session in Vietnamese, on the wall clock of the offices; with the demo, or the product at another address. */
export async function openContext(
  browser: Browser,
  viewport = DESKTOP,
  baseURL = inject('baseUrl'),
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    viewport,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  context.setDefaultTimeout(20_000)
  return context
}

/** Fails with the rule and the element of each violation of WCAG 2.2 A and AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const result = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const violations = result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`)
  expect(violations).toEqual([])
}
