import { type Conditions, measureFirstPage, openNewBrowser } from '../../e2e/src/first-page.ts'
import { line, median, ms } from './figures.ts'
import { startApplication } from './start.ts'

const RUNS = 7

const CONDITIONS: readonly Conditions[] = [
  { label: 'this machine', slowdown: 1, line: null },
  { label: 'processor 4 times slower', slowdown: 4, line: null },
  { label: 'that and a slow 3G line (400 kbit/s, 400 ms)', slowdown: 4, line: { kbps: 400, latency: 400 } },
]

/** From the address to the page that can be used, in a browser that has never seen it. */
export async function benchFirstPage(dataDir: string): Promise<void> {
  const application = await startApplication(dataDir)
  const browser = await openNewBrowser()
  try {
    const demo = (await (await fetch(`${application.baseUrl}/api/demo-accounts`)).json()) as {
      accounts: readonly { readonly email: string; readonly password: string; readonly role: string }[]
    }
    const account = demo.accounts.find(({ role }) => role === 'staff') ?? demo.accounts[0]
    const signedIn = await fetch(`${application.baseUrl}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: application.baseUrl },
      body: JSON.stringify({ email: account?.email, password: account?.password }),
    })
    const cookies = signedIn.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
    console.log(`\nFirst page, cold browser, median of ${RUNS}`)
    line('', 'sign-in', 'my work')
    for (const conditions of CONDITIONS) {
      const figures: string[] = []
      for (const place of [
        { url: `${application.baseUrl}/dang-nhap`, selector: 'input[type="password"]', cookies: [] },
        { url: `${application.baseUrl}/viec-cua-toi`, selector: '.row-link, .state__title', cookies },
      ]) {
        const times: number[] = []
        for (let run = 0; run < RUNS; run++) times.push(await measureFirstPage(browser, place, conditions))
        figures.push(ms(median(times)))
      }
      line(conditions.label, ...figures)
    }
  } finally {
    await browser.close()
    await application.stop()
  }
}
