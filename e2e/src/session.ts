import type { Page } from 'playwright-core'

/** Signs in by the one-tap button of a demo account, as a newcomer does, and waits for the first page. */
export async function signInAs(page: Page, role: string): Promise<void> {
  await page.goto('/')
  await page.locator('button.sign-in__account', { hasText: role }).first().click()
  await page.getByRole('navigation', { name: 'Điều hướng chính' }).first().waitFor()
}

/** The first whole number in a text, with Vietnamese thousands: "1.234 nhiệm vụ" is 1234. */
export function numberIn(text: string | null): number {
  const match = /\d[\d.]*/.exec(text ?? '')
  if (!match) throw new Error(`no number in "${text}"`)
  return Number(match[0].replaceAll('.', ''))
}
