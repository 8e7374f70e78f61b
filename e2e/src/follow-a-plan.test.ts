import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, hasBrowser, openBrowser, openContext } from './browser.ts'
import { numberIn, signInAs } from './session.ts'

describe.skipIf(!hasBrowser)('a leader follows the plans', () => {
  let browser: Browser
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    context = await openContext(browser)
    page = await context.newPage()
  })
  afterAll(() => browser.close())

  test('the sign-in page offers the demo accounts and is accessible', async () => {
    await page.goto('/')
    await page.getByRole('heading', { name: 'Đôn Đốc' }).waitFor()
    await page.getByText('Tài khoản dùng thử').waitFor()
    await expectAccessible(page)
  })

  test('a wrong password is refused in plain words', async () => {
    await page.getByLabel('Thư điện tử').fill('lanhdao@mau.dondoc.vn')
    await page.getByLabel('Mật khẩu', { exact: true }).fill('sai-mat-khau')
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toMatch(/mật khẩu/i)
  })

  test('the overview counts what its lists show', async () => {
    await signInAs(page, 'Lãnh đạo')
    await page.goto('/tong-quan')
    const overdue = page.getByRole('link', { name: /Quá hạn/ }).first()
    await overdue.waitFor()
    await expectAccessible(page)
    const counted = numberIn(((await overdue.textContent()) ?? '').replace(/^[^\d]*/, ''))
    await overdue.click()
    await page.getByRole('heading', { name: 'Nhiệm vụ', level: 1 }).waitFor()
    const list = page.getByText(new RegExp(`^${counted} nhiệm vụ`))
    await list.first().waitFor()
    await expectAccessible(page)
  })

  test('the figure of what is due within seven days has its own list', async () => {
    const view = await page.context().newPage()
    // The last week of a year, in which much of every plan is due.
    await view.goto('/tong-quan?asOf=2026-12-26')
    const soon = view.getByRole('link', { name: /^Đến hạn trong 7 ngày: / })
    const counted = numberIn(((await soon.textContent()) ?? '').replace(/^.*: /, ''))
    expect(counted).toBeGreaterThan(0)
    await soon.click()
    await view
      .getByText(new RegExp(`^${counted} nhiệm vụ`))
      .first()
      .waitFor()
    expect(await view.getByLabel('Chỉ xem').inputValue()).toBe('soon')
    await view.close()
  })

  test('a duty shows the words of the plan beside what is computed', async () => {
    await page.locator('a[href*="/nhiem-vu/"]').first().click()
    await page.getByText('Quá trình thực hiện').waitFor()
    await page.getByText('Thời hạn').first().waitFor()
    expect(await page.locator('main').textContent()).toMatch(/→ hạn \d{1,2}\/\d{1,2}\/\d{4}/)
    await expectAccessible(page)
  })

  test('the plan is a tree that can be searched without accents', async () => {
    await page.goto('/ke-hoach')
    await page.getByRole('heading', { name: 'Kế hoạch', level: 1 }).waitFor()
    await page.locator('.plan-list .row-link').first().click()
    const tree = page.getByRole('treegrid')
    await tree.waitFor()
    await expectAccessible(page)
    const rows = await tree.getByRole('row').count()
    await page.getByRole('searchbox', { name: 'Tìm nhiệm vụ, sản phẩm, đơn vị' }).fill('tuyen truyen')
    await page.waitForFunction(
      (before) => document.querySelectorAll('[role=treegrid] [role=row]').length < before,
      rows,
    )
    expect((await tree.textContent())?.toLowerCase()).toContain('tuyên truyền')
  })

  test('the table leaves as Word and Excel files', async () => {
    for (const [name, mark] of [
      ['Xuất Word', 'docx'],
      ['Xuất Excel', 'xlsx'],
    ] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
      expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${mark}$`))
      const bytes = readFileSync(await download.path())
      expect(bytes.subarray(0, 2).toString()).toBe('PK')
      expect(bytes.length).toBeGreaterThan(5000)
    }
  })

  test('looking back shows another day, says so, and returns to today', async () => {
    await page.goto('/tong-quan?asOf=2025-09-30')
    await page.getByText('Đang xem số liệu tính đến ngày 30/9/2025, không phải hôm nay.').waitFor()
    const then = await page.locator('main').textContent()
    await page
      .getByRole('button', { name: 'Về hôm nay' })
      .or(page.getByRole('link', { name: 'Về hôm nay' }))
      .first()
      .click()
    await page.waitForFunction(() => !document.body.textContent?.includes('Đang xem số liệu tính đến ngày'))
    await page.waitForFunction((before) => document.querySelector('main')?.textContent !== before, then)
  })
})
