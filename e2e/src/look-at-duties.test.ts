import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESKTOP, expectAccessible, hasBrowser, openBrowser, openContext, PHONE } from './browser.ts'
import { numberIn, signInAs } from './session.ts'

describe.skipIf(!hasBrowser)('a leader looks at the duties in five ways', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    page = await (await openContext(browser)).newPage()
    await signInAs(page, 'Lãnh đạo')
  })
  afterAll(() => browser.close())

  const view = (name: string) =>
    page.getByRole('navigation', { name: 'Cách xem danh sách' }).getByRole('link', { name })

  test('the conditions stay while the view changes, and a column of the board opens its list', async () => {
    await page.goto('/nhiem-vu?area=procedures')
    await view('Bảng trạng thái').click()
    const head = page.getByRole('link', { name: /^Hoàn thành đúng hạn [1-9][\d.]* nhiệm vụ/ })
    await head.waitFor()
    await expectAccessible(page)
    const counted = numberIn(await head.textContent())
    await head.click()
    await page
      .getByText(new RegExp(`^${counted} nhiệm vụ`))
      .first()
      .waitFor()
    expect(page.url()).toContain('area=procedures')
    expect(page.url()).toContain('status=done-on-time')
  })

  test('a day of the calendar opens what is due on it', async () => {
    await page.goto('/nhiem-vu?view=calendar&month=2026-06')
    const day = page
      .getByRole('table')
      .getByRole('link', { name: /nhiệm vụ đến hạn/ })
      .first()
    await day.waitFor()
    await page.getByText('Ngày nghỉ').first().waitFor({ state: 'attached' })
    await expectAccessible(page)
    const counted = /: ([\d.]+) nhiệm vụ/.exec((await day.textContent()) ?? '')?.[1]
    await day.click()
    await page.getByText(`${counted} nhiệm vụ`, { exact: false }).first().waitFor()
    expect(page.url()).toMatch(/day=2026-06-\d\d/)
    await page
      .locator('.toolbar__foot')
      .getByText(/^Ngày đến hạn: \d\d\/6\/2026$/)
      .waitFor()
  })

  test('a cell of the heat map opens its list', async () => {
    await page.goto('/nhiem-vu?view=heat&year=2026')
    const cell = page.locator('td.heat__cell a').first()
    await cell.waitFor()
    await expectAccessible(page)
    await page.getByText('Tỷ lệ hoàn thành đúng hạn').click()
    await page.locator('td[class*="share"]').first().waitFor()
    await page.getByText('Số quá hạn').click()
    await cell.click()
    await page.waitForURL(/month=2026-\d\d/)
    await page
      .getByText(/^[\d./]+ nhiệm vụ/)
      .first()
      .waitFor()
  })

  test('the timeline zooms, and its row opens the duty', async () => {
    await page.goto('/nhiem-vu?view=timeline')
    await page.locator('.gantt__task').first().waitFor()
    await expectAccessible(page)
    const narrow = await page.locator('.gantt__sheet').evaluate((sheet) => sheet.scrollWidth)
    await page.getByText('Tháng', { exact: true }).click()
    await page.waitForFunction((before) => (document.querySelector('.gantt__sheet')?.scrollWidth ?? 0) > before, narrow)
    await page.locator('.gantt__task').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/nhiem-vu(\/|\?.*node=)/)
  })

  test('each view reads on a phone', async () => {
    await page.setViewportSize(PHONE)
    for (const name of ['board', 'calendar', 'heat', 'timeline']) {
      await page.goto(`/nhiem-vu?view=${name}&month=2026-06`)
      await page.locator('.board__card, .days-list__day, td.heat__cell a, .gantt-month li').first().waitFor()
      await expectAccessible(page)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(wide).toBeLessThanOrEqual(0)
    }
    await page.setViewportSize(DESKTOP)
  })

  test('the organizations of the overview open one level deeper or leave as a workbook', async () => {
    await page.goto('/tong-quan')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Xuất Excel' }).first().click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^tong-hop-don-vi-.*\.xlsx$/)
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    await page.getByText('Theo nguyên nhân chậm').waitFor()
    await expectAccessible(page)
  })
})
