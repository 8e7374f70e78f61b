import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, hasBrowser, openBrowser, openContext } from './browser.ts'

describe.skipIf(!hasBrowser)('everything is reached by keyboard', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    page = await (await openContext(browser)).newPage()
  })
  afterAll(() => browser.close())

  test('signing in needs no mouse', async () => {
    await page.goto('/')
    const email = page.getByLabel('Thư điện tử')
    await email.waitFor()
    await email.focus()
    await page.keyboard.type('daumoi@mau.dondoc.vn')
    await page.keyboard.press('Tab')
    await page.keyboard.type('dondoc-mau-2026')
    await page.keyboard.press('Enter')
    await page.getByRole('navigation', { name: 'Điều hướng chính' }).first().waitFor()
  })

  test('Ctrl K finds a plan without accents and opens it', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('so cong thuong')
    await page.getByRole('option').filter({ hasText: 'Công Thương' }).first().waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('Control+k')
    await page.keyboard.type('ke hoach')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.locator('main h1').waitFor()
  })

  test('the tree of a plan is walked, folded and unfolded by keys', async () => {
    await page.goto('/ke-hoach')
    const link = page.locator('.plan-list .row-link').first()
    await link.waitFor()
    await link.focus()
    await page.keyboard.press('Enter')
    const tree = page.getByRole('treegrid')
    await tree.waitFor()
    const area = tree.locator('[role=row][aria-expanded]').first()
    await area.focus()
    expect(await area.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowLeft')
    await page.waitForFunction(
      () => document.querySelector('[role=treegrid] [aria-expanded]')?.getAttribute('aria-expanded') === 'false',
    )
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(
      () => document.querySelector('[role=treegrid] [aria-expanded]')?.getAttribute('aria-expanded') === 'true',
    )
    await page.keyboard.press('j')
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('role'))
    expect(focused).toBe('row')
  })

  test('dark colours keep their contrast', async () => {
    await page.emulateMedia({ colorScheme: 'dark' })
    for (const path of ['/tong-quan', '/ke-hoach', '/nhiem-vu', '/van-ban']) {
      await page.goto(path)
      await page.locator('main h1').waitFor()
      await page.waitForLoadState('networkidle')
      await expectAccessible(page)
    }
  })
})
