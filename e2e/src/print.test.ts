import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, hasBrowser, openBrowser, openContext } from './browser.ts'
import { signInAs } from './session.ts'

/** Between the margins of a sheet: 273 and 175 mm at 96 pixels an inch. */
const LANDSCAPE = { width: 1032, height: 680 }
const UPRIGHT = { width: 661, height: 1000 }

/** The sheets of a PDF, in points: [842, 595] lies, [595, 842] stands. */
function sheetsOf(pdf: Buffer): (readonly [number, number])[] {
  return [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(
    ([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))] as const,
  )
}

describe.skipIf(!hasBrowser)('pages on paper', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    page = await (await openContext(browser)).newPage()
    await signInAs(page, 'Nguyễn Thị Hương')
  })
  afterAll(() => browser.close())

  /** Shows a page as it goes to paper, and says what of it does not belong there. */
  async function onPaper(path: string, words: string | RegExp, sheet = LANDSCAPE) {
    await page.emulateMedia({ media: 'screen' })
    await page.goto(path)
    await page.locator('main').getByText(words).filter({ visible: true }).first().waitFor()
    await page.waitForLoadState('networkidle')
    await page.setViewportSize(sheet)
    await page.emulateMedia({ media: 'print' })
    const found = await page.evaluate(() => {
      const seen = (element: Element) => element.checkVisibility()
      const edge = document.documentElement.clientWidth
      return {
        head: document.querySelector('.printed-head')?.textContent ?? '',
        filters: [...document.querySelectorAll('.printed-only')].filter(seen).map(({ textContent }) => textContent),
        acts: [...document.querySelectorAll('.mantine-Button-root, input, .mantine-SegmentedControl-root')]
          .filter(seen)
          .map((element) => element.textContent || element.outerHTML),
        cutOff: [...document.querySelectorAll('main *')]
          .filter((element) => seen(element) && element.getBoundingClientRect().right > edge + 1)
          .map((element) => element.className.toString()),
      }
    })
    const sheets = sheetsOf(await page.pdf({ preferCSSPageSize: true }))
    await page.emulateMedia({ media: 'screen' })
    await page.setViewportSize({ width: 1440, height: 900 })
    return { ...found, sheets }
  }

  test('each view of the duties says whose and which day, has no buttons, and nothing is cut off', async () => {
    for (const [path, words] of [
      ['/tong-quan', /nhiệm vụ đã hoàn thành/],
      ['/nhiem-vu', 'Quá hạn'],
      ['/nhiem-vu?view=board', 'Chưa thực hiện'],
      ['/nhiem-vu?view=calendar&month=2026-03', /^Tháng 3\/2026/],
      ['/nhiem-vu?view=heat', 'Năm 2026'],
      ['/nhiem-vu?view=timeline', /dòng kế hoạch/],
      ['/viec-cua-toi', 'Quá hạn'],
    ] as const) {
      const { head, acts, cutOff, sheets } = await onPaper(path, words)
      expect([path, head]).toEqual([
        path,
        expect.stringMatching(/Sở Khoa học và Công nghệ tỉnh Phú Thọ.*Số liệu đến ngày \d+\/\d+\/\d{4} · in ngày \d/),
      ])
      expect([path, acts, cutOff]).toEqual([path, [], []])
      expect([path, new Set(sheets.map(String))]).toEqual([path, new Set(['842,595'])])
    }
  })

  test('the overview of a department takes two sheets', async () => {
    expect((await onPaper('/tong-quan', /nhiệm vụ đã hoàn thành/)).sheets).toHaveLength(2)
  })

  test('a list says which duties it is of and how many of them stand on the paper, in each view', async () => {
    expect((await onPaper('/nhiem-vu', 'Quá hạn')).filters).toEqual(['Mọi nhiệm vụ'])
    const filters = 'status=overdue,running&area=procedures&role=any&q=thủ tục'
    const said =
      'Vai trò: Mọi vai trò; Trạng thái: Đang thực hiện, Quá hạn; Lĩnh vực: Thủ tục hành chính; Từ khóa: “thủ tục”'
    for (const view of ['', '&view=board'])
      expect((await onPaper(`/nhiem-vu?${filters}${view}`, 'Đang thực hiện')).filters).toEqual([said])
    await page.emulateMedia({ media: 'print' })
    await page.goto('/nhiem-vu')
    await page.getByText(/^[\d.]+(\/[\d.]+)? nhiệm vụ$/).waitFor()
    await page.emulateMedia({ media: 'screen' })
    expect(await page.locator('.printed-only').isVisible()).toBe(false)
    expect((await onPaper('/viec-cua-toi?whose=me', 'Việc của tôi')).filters).toEqual(['Giao đích danh tôi'])
  })

  test('a month stands on one sheet, and another day than today is said', async () => {
    expect((await onPaper('/nhiem-vu?view=calendar&month=2026-03', /^Tháng 3\/2026/)).sheets).toHaveLength(1)
    const { head } = await onPaper('/tong-quan?asOf=2026-06-30', /nhiệm vụ đã hoàn thành/)
    expect(head).toContain('Số liệu đến ngày 30/6/2026')
  })

  test('bars keep their colours where the browser leaves grounds out', async () => {
    await page.goto('/tong-quan')
    await page.locator('.bars__piece').first().waitFor()
    await page.emulateMedia({ media: 'print' })
    for (const part of ['.bars__piece', '.legend__mark'])
      expect(
        await page
          .locator(part)
          .first()
          .evaluate((element) => getComputedStyle(element).printColorAdjust),
      ).toBe('exact')
    await page.emulateMedia({ media: 'screen' })
  })

  test('a duty is printed upright, its history below', async () => {
    await page.goto('/nhiem-vu')
    const path = (await page.locator('.row-link').first().getAttribute('href')) ?? ''
    const { acts, cutOff, sheets } = await onPaper(path, 'Quá trình thực hiện', UPRIGHT)
    expect([acts, cutOff]).toEqual([[], []])
    expect(new Set(sheets.map(String))).toEqual(new Set(['595,842']))
  })

  test('letters are drafted for all units at one stroke, and one is printed as it goes out', async () => {
    await page.goto('/don-doc/moi')
    await page.getByLabel('Chọn tất cả').check()
    await page.getByRole('button', { name: /^Soạn cho \d+ đơn vị$/ }).click()
    await page.getByText(/^Đã soạn \d+ dự thảo, mỗi đơn vị một công văn/).waitFor()
    await expectAccessible(page)
    const path = (await page.locator('.letters a').first().getAttribute('href')) ?? ''
    const { cutOff, sheets } = await onPaper(path, 'Độc lập - Tự do - Hạnh phúc', UPRIGHT)
    expect(cutOff).toEqual([])
    expect(new Set(sheets.map(String))).toEqual(new Set(['595,842']))
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.printed-head').isVisible()).toBe(false)
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })
  })
})
