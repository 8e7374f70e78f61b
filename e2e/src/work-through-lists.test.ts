import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, hasBrowser, openBrowser, openContext } from './browser.ts'
import { numberIn, signInAs } from './session.ts'

describe.skipIf(!hasBrowser)('a focal officer works through the lists', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    page = await (await openContext(browser)).newPage()
    await signInAs(page, 'Đầu mối')
  })
  afterAll(() => browser.close())

  test('what waits for a confirmation is confirmed with one tap and leaves the group', async () => {
    await page.goto('/viec-cua-toi')
    const group = page.getByRole('region', { name: /^Chờ tôi xác nhận/ })
    await group.waitFor()
    await expectAccessible(page)
    const before = numberIn(await group.getByRole('heading').textContent())
    await group
      .getByRole('button', { name: /^Xác nhận NV-/ })
      .first()
      .click()
    await page.getByText('Đã xác nhận 1 nhiệm vụ.').waitFor()
    await page.waitForFunction(
      (count) => !document.querySelector('#viec-to-confirm h2')?.textContent?.endsWith(` ${count}`),
      before,
    )
  })

  test('a filter is saved by name and opens again from its name', async () => {
    await page.goto('/nhiem-vu?status=overdue')
    await page.getByRole('button', { name: 'Bộ lọc đã lưu' }).click()
    await page.getByLabel('Tên bộ lọc').fill('Đang quá hạn')
    await page.getByRole('button', { name: 'Lưu bộ lọc này' }).click()
    await expectAccessible(page)
    await page.goto('/nhiem-vu')
    await page.getByRole('button', { name: 'Bộ lọc đã lưu' }).click()
    await page.getByRole('button', { name: 'Đang quá hạn', exact: true }).click()
    await page.waitForURL(/status=overdue/)
  })

  test('a column left out stays out, and the density, too', async () => {
    await page.goto('/nhiem-vu')
    await page.getByRole('columnheader', { name: 'Tiến độ' }).waitFor()
    await page.getByRole('button', { name: 'Cột và mật độ' }).click()
    await page.getByLabel('Tiến độ', { exact: true }).uncheck()
    await page.getByLabel('Hàng sát nhau').check()
    await page.reload()
    await page.getByRole('columnheader', { name: 'Thời hạn' }).waitFor()
    expect(await page.getByRole('columnheader', { name: 'Tiến độ' }).count()).toBe(0)
    expect(await page.locator('.data-list').getAttribute('data-dense')).toBe('true')
  })

  test('the chosen rows leave as a workbook', async () => {
    await page.goto('/nhiem-vu')
    await page
      .getByRole('checkbox', { name: /^Chọn NV-/ })
      .first()
      .check()
    await page
      .getByRole('checkbox', { name: /^Chọn NV-/ })
      .nth(1)
      .check()
    await expectAccessible(page)
    const link = page.getByRole('link', { name: 'Xuất 2 dòng' })
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toMatch(/^nhiem-vu-.*\.xlsx$/)
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  test('a page opened by its address looks as it does when one comes from another', async () => {
    await page.goto('/ke-hoach')
    await page.locator('.plan-list .row-link').first().click()
    await page.getByRole('treegrid').waitFor()
    const foot = page.locator('.toolbar__foot')
    const styleOf = () =>
      foot.evaluate((it) => {
        const { display, gap, minHeight } = getComputedStyle(it)
        return { display, gap, minHeight }
      })
    const navigated = await styleOf()
    await page.reload()
    await page.getByRole('treegrid').waitFor()
    expect(await styleOf()).toEqual(navigated)
    expect(navigated.display).toBe('flex')
  })
})
