import { line, ms, quantile, timeRuns } from './figures.ts'
import { startApplication } from './start.ts'

interface PlanList {
  readonly plans: readonly { readonly id: string; readonly code: string; readonly dutyCount: number }[]
}

interface DemoAccounts {
  readonly accounts: readonly { readonly email: string; readonly password: string; readonly role: string }[]
}

const REQUESTS = 200

/** The answers behind the first screens of the demo, 200 requests each, one after the other. */
export async function benchPages(dataDir: string): Promise<void> {
  const application = await startApplication(dataDir)
  try {
    const demo = (await (await fetch(`${application.baseUrl}/api/demo-accounts`)).json()) as DemoAccounts
    const account = demo.accounts.find((a) => a.role === 'administrator') ?? demo.accounts[0]
    if (!account) throw new Error('the demo offers no account')
    const signedIn = await fetch(`${application.baseUrl}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: application.baseUrl },
      body: JSON.stringify({ email: account.email, password: account.password }),
    })
    const cookie = signedIn.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; ')
    const get = async (path: string): Promise<string> => {
      const answer = await fetch(`${application.baseUrl}${path}`, { headers: { cookie } })
      const body = await answer.text()
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${body}`)
      return body
    }
    const { plans } = JSON.parse(await get('/api/plans')) as PlanList
    const largest = [...plans].sort((a, b) => b.dutyCount - a.dutyCount)[0]
    const duties = plans.reduce((sum, p) => sum + p.dutyCount, 0)
    console.log(
      `\nAnswers of the demo (${plans.length} plans, ${duties} duties), ${REQUESTS} requests one after the other`,
    )
    line('answer', 'p50', 'p95', 'size')
    const pages: readonly (readonly [label: string, path: string])[] = [
      ['overview of all plans', '/api/overview'],
      ['list of plans', '/api/plans'],
      [`plan ${largest?.code} (${largest?.dutyCount} duties)`, `/api/plans/${largest?.id}`],
      ['first 100 duties by urgency', '/api/duties?limit=100'],
      ['search', '/api/search?q=bao%20cao'],
    ]
    for (const [label, path] of pages) {
      const size = Buffer.byteLength(await get(path))
      const figures = await timeRuns(REQUESTS, 10, () => get(path))
      line(label, ms(quantile(figures, 0.5)), ms(quantile(figures, 0.95)), `${(size / 1024).toFixed(0)} KiB`)
    }
  } finally {
    await application.stop()
  }
}
