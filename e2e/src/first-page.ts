import { type Browser, chromium } from 'playwright-core'

/** How slow the person's machine and line are. */
export interface Conditions {
  readonly label: string
  /** How many times slower the processor works than this one. */
  readonly slowdown: number
  /** Kilobits a second and milliseconds to the server and back; null for the line of this machine. */
  readonly line: { readonly kbps: number; readonly latency: number } | null
}

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/** A browser that has never seen the product, as its own process. */
export function openNewBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] })
}

/**
 * Milliseconds from the address being entered, with nothing in any cache, until `selector` is on the screen. `cookies` make a person
 * of the visitor.
 */
export async function measureFirstPage(
  browser: Browser,
  { url, selector, cookies }: { readonly url: string; readonly selector: string; readonly cookies: readonly string[] },
  conditions: Conditions,
): Promise<number> {
  const context = await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
  try {
    const { origin } = new URL(url)
    await context.addCookies(
      cookies.map((cookie) => {
        const [name = '', ...value] = cookie.split('=')
        return { name, value: decodeURIComponent(value.join('=')), url: origin }
      }),
    )
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: conditions.slowdown })
    if (conditions.line !== null) {
      const bytes = (conditions.line.kbps * 1024) / 8
      const { latency } = conditions.line
      await session.send('Network.enable')
      await session.send('Network.emulateNetworkConditions', {
        ...{ offline: false, latency, downloadThroughput: bytes, uploadThroughput: bytes },
      })
    }
    const begun = performance.now()
    await page.goto(url, { waitUntil: 'commit' })
    await page.locator(selector).first().waitFor({ timeout: 60_000 })
    return performance.now() - begun
  } finally {
    await context.close()
  }
}
