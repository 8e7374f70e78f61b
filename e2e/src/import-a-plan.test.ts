import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, hasBrowser, openBrowser, openContext } from './browser.ts'
import { numberIn } from './session.ts'

const sample = join(import.meta.dirname, '..', '..', 'samples', 'pdf', 'phu-tho-kcn-2025-h2.pdf')

describe.skipIf(!hasBrowser)('a focal officer imports a plan and issues it', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    page = await (await openContext(browser)).newPage()
    await page.goto('/')
    await page.locator('button.sign-in__account', { hasText: 'Bùi Ngọc Sơn' }).click()
    await page.getByRole('navigation', { name: 'Điều hướng chính' }).first().waitFor()
  })
  afterAll(() => browser.close())

  test('the file is read in the background and waits for its review', async () => {
    await page.goto('/nhap-ke-hoach')
    await page.getByRole('heading', { name: 'Nhập kế hoạch', level: 1 }).waitFor()
    await expectAccessible(page)
    await page.locator('input[type=file]').first().setInputFiles(sample)
    await page.locator('a[href*="ra-soat"]').first().waitFor({ timeout: 60_000 })
    expect(await page.locator('main').textContent()).toContain('42 nhiệm vụ')
    await expectAccessible(page)
  })

  test('rows stand beside the page they were read from', async () => {
    await page.locator('a[href*="ra-soat"]').first().click()
    await page.getByRole('treegrid').waitFor()
    await page
      .getByRole('img', { name: /Ảnh trang \d+ của tệp gốc/ })
      .first()
      .waitFor()
    await expectAccessible(page)
    expect(await page.getByRole('treegrid').textContent()).toContain('hạn 31/7/2025')
  })

  test('a cell is edited by keyboard and the edit is taken back', async () => {
    const row = page.getByRole('row').filter({ hasText: 'Ban hành Kế hoạch tuyên truyền về CCHC năm 2025' }).first()
    await row.getByText('Ban hành Kế hoạch tuyên truyền về CCHC năm 2025').click()
    await page.keyboard.press('e')
    const editor = page.getByRole('textbox', { name: 'Sửa Nhiệm vụ' })
    await editor.fill('Ban hành Kế hoạch tuyên truyền CCHC của Ban năm 2025')
    await page.keyboard.press('Enter')
    await page.getByText('Ban hành Kế hoạch tuyên truyền CCHC của Ban năm 2025').first().waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('Ban hành Kế hoạch tuyên truyền về CCHC năm 2025').first().waitFor()
  })

  test('names are shown with whom they mean', async () => {
    await page
      .getByRole('button', { name: 'Tiếp: Ai là ai' })
      .or(page.getByRole('link', { name: 'Tiếp: Ai là ai' }))
      .click()
    await page
      .getByText(/tên chưa rõ|Mọi tên đều đã rõ/)
      .first()
      .waitFor()
    await expectAccessible(page)
  })

  test('the summary says what issuing makes, and issuing makes exactly that', async () => {
    await page
      .getByRole('button', { name: 'Tiếp: Tổng kết' })
      .or(page.getByRole('link', { name: 'Tiếp: Tổng kết' }))
      .click()
    const sentence = page.locator('.summary-step__big')
    await sentence.waitFor()
    await expectAccessible(page)
    const promised = numberIn(((await sentence.textContent()) ?? '').split('→')[1] ?? '')
    const summary = page.url()
    await page.goto(summary.replace(/\/ra-soat.*$/, ''))
    await page.getByRole('button', { name: 'Ban hành' }).click()
    const panel = page.getByRole('dialog')
    await panel.getByText(`→ ${promised} nhiệm vụ được giao cho`).waitFor()
    const counts = await panel.locator('tbody td').allTextContents()
    expect(counts.reduce((sum, count) => sum + numberIn(count), 0)).toBe(promised)
    await expectAccessible(page)
    await page.goto(summary)
    await page.getByLabel('Số, ký hiệu').fill('77/KH-BQLKCN')
    await page.getByRole('button', { name: 'Ban hành và giao nhiệm vụ' }).click()
    await page.waitForURL(/\/ke-hoach\/[0-9a-f-]+$/)
    await page.getByText('Đã ban hành').first().waitFor()
    await page
      .getByText(new RegExp(`/${promised} nhiệm vụ`))
      .first()
      .waitFor()
  })

  test('the same file again changes nothing', async () => {
    await page.goto('/nhap-ke-hoach')
    await page.locator('input[type=file]').first().setInputFiles(sample)
    await page
      .getByText(/đã nhập trước đây, không ghi thêm gì/)
      .first()
      .waitFor({ timeout: 60_000 })
  })
})
