import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, hasBrowser, openBrowser, openContext, PHONE } from './browser.ts'
import { signInAs } from './session.ts'

describe.skipIf(!hasBrowser)('a staff member reports from a phone', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    page = await (await openContext(browser, PHONE)).newPage()
  })
  afterAll(() => browser.close())

  test('the first page is what the unit owes, and fits the screen', async () => {
    await signInAs(page, 'Trưởng đơn vị')
    await page.goto('/viec-cua-toi')
    await page.getByRole('heading', { name: 'Việc của tôi', level: 1 }).waitFor()
    await page.locator('a[href*="/nhiem-vu/"]').first().waitFor()
    await expectAccessible(page)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(PHONE.width)
  })

  test('a progress update is given and stands in the history', async () => {
    await page.locator('a[href*="/nhiem-vu/"]').first().click()
    await page.getByRole('button', { name: 'Cập nhật tiến độ' }).first().click()
    await page.getByRole('dialog').waitFor()
    await expectAccessible(page)
    await page.getByRole('radio', { name: 'Đang làm' }).check()
    await page.getByLabel('Tiến độ (%)').fill('150')
    await page.getByRole('button', { name: 'Ghi nhận' }).click()
    await page.getByText('Ghi số từ 0 đến 100.').waitFor()
    await page.getByLabel('Tiến độ (%)').fill('65')
    await page.getByLabel('Diễn giải').fill('Đã hoàn thành dự thảo, đang lấy ý kiến các phòng.')
    await page.getByRole('button', { name: 'Ghi nhận' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByText('Đã hoàn thành dự thảo, đang lấy ý kiến các phòng.').first().waitFor()
  })

  test('a finished duty is reported with the document that proves it', async () => {
    await page.getByRole('button', { name: 'Cập nhật tiến độ' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Đã hoàn thành' }).check()
    await dialog.getByLabel('Loại văn bản').fill('Báo cáo')
    await dialog.getByLabel('Số, ký hiệu').fill('987/BC-VP')
    await dialog.getByLabel('Trích yếu').fill('Báo cáo kết quả thực hiện nhiệm vụ được giao')
    await dialog.getByRole('button', { name: 'Ghi nhận' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('987/BC-VP').first().waitFor()
    await page.goto('/van-ban')
    await page.getByText('987/BC-VP').first().waitFor()
    await expectAccessible(page)
  })
})
