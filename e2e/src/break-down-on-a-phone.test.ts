import type { DutyRow } from '@dondoc/contract/duties'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, hasBrowser, openBrowser, openContext, PHONE } from './browser.ts'
import { signInAs } from './session.ts'

describe.skipIf(!hasBrowser)('a duty is taken, broken down, done and confirmed on phones', () => {
  let browser: Browser
  let head: Page
  let focal: Page
  let address: string

  beforeAll(async () => {
    browser = await openBrowser()
    head = await (await openContext(browser, PHONE)).newPage()
    focal = await (await openContext(browser, PHONE)).newPage()
    await signInAs(head, 'Trưởng đơn vị')
    await signInAs(focal, 'Đầu mối')
  })
  afterAll(() => browser.close())

  const listed = async (page: Page, query: string): Promise<readonly DutyRow[]> => {
    const answer = await page.request.get(`/api/duties?${query}`)
    return ((await answer.json()) as { rows: DutyRow[] }).rows
  }

  test('the head of the unit finds it on the first page and breaks it down', async () => {
    const [duty] = await listed(head, 'mine=true&status=running,not-started&sort=due')
    if (!duty) throw new Error('the demo has no open duty of the unit')
    address = `/nhiem-vu/${duty.id}`
    await head.goto(address)
    await head.getByRole('button', { name: 'Chia phần việc' }).first().click()
    const dialog = head.getByRole('dialog')
    await dialog.getByLabel('Nội dung').fill('Tổng hợp số liệu của các phòng')
    await dialog.getByRole('button', { name: 'Thêm phần việc' }).click()
    await dialog.getByLabel('Nội dung').nth(1).fill('Viết dự thảo báo cáo')
    await expectAccessible(head)
    await dialog.getByRole('button', { name: 'Giao 2 phần việc' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await head.getByText('Đã giao 2 phần việc.').waitFor()
    await head.getByText('0/2 phần việc xong').first().waitFor()
    await expectAccessible(head)
    const width = await head.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(PHONE.width)
  })

  test('the duty is not offered as done before its parts are', async () => {
    expect(await head.getByRole('button', { name: 'Đã hoàn thành' }).count()).toBe(0)
    for (const text of ['Tổng hợp số liệu của các phòng', 'Viết dự thảo báo cáo']) {
      await head.getByRole('link', { name: text }).click()
      await head.getByRole('heading', { name: text, level: 1 }).waitFor()
      await head.getByRole('button', { name: 'Đã hoàn thành' }).click()
      const dialog = head.getByRole('dialog')
      await dialog.getByLabel('Số, ký hiệu').fill(`${text.length}/BC-VP`)
      await dialog.getByLabel('Trích yếu').fill(text)
      await dialog.getByRole('button', { name: 'Ghi nhận' }).click()
      await dialog.waitFor({ state: 'hidden' })
      await head.goto(address)
    }
    await head.getByText('2/2 phần việc xong').first().waitFor()
  })

  test('with its parts done it is reported with its document', async () => {
    await head.getByRole('button', { name: 'Đã hoàn thành' }).first().click()
    const dialog = head.getByRole('dialog')
    await dialog.getByLabel('Số, ký hiệu').fill('2026/BC-VP')
    await dialog.getByLabel('Trích yếu').fill('Báo cáo kết quả sau khi chia việc')
    await dialog.getByRole('button', { name: 'Ghi nhận' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await head.getByText('báo hoàn thành.').first().waitFor()
  })

  test('somebody else confirms it, and the history tells all of it in sentences', async () => {
    await focal.goto(`${address}?update=confirmed`)
    const dialog = focal.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Ghi nhận' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await focal.getByText('xác nhận hoàn thành.').first().waitFor()
    await focal.getByText('Tổng hợp số liệu của các phòng').first().waitFor()
    await focal.getByLabel('Ý kiến trao đổi').fill('Cảm ơn đơn vị đã gửi đúng hạn.')
    await focal.getByRole('button', { name: 'Gửi ý kiến' }).click()
    await focal.getByText('có ý kiến:').first().waitFor()
    await expectAccessible(focal)
  })
})
