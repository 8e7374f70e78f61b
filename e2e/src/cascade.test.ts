import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESKTOP, expectAccessible, hasBrowser, openBrowser, openContext, PHONE } from './browser.ts'
import { signInAs } from './session.ts'

const planText = (head: readonly string[], number: string, title: string, rows: readonly (readonly string[])[]) =>
  [
    ...head,
    '',
    `Số: ${number} Bắc Giang, ngày 05 tháng 01 năm 2026`,
    '',
    'KẾ HOẠCH',
    title,
    '',
    'I. MỤC ĐÍCH, YÊU CẦU',
    '- Nâng cao chất lượng phục vụ người dân.',
    '',
    'Phụ lục',
    '',
    ['TT', 'Nhiệm vụ', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian hoàn thành'].join('\t'),
    ...rows.map((row) => row.join('\t')),
    '',
  ].join('\n')

const ABOVE = planText(
  ['ỦY BAN NHÂN DÂN', 'TỈNH BẮC GIANG'],
  '05/KH-UBND',
  'Cải cách hành chính năm 2026 của tỉnh Bắc Giang',
  [
    ['I', 'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH', '', '', '', ''],
    ['1', 'Ban hành Kế hoạch cải cách hành chính năm 2026', 'Kế hoạch', 'Sở Nội vụ', '', 'Trước ngày 31/01/2026'],
    [
      '2',
      'Tuyên truyền công tác cải cách hành chính trên báo, đài',
      'Tin, bài',
      'Sở Nội vụ',
      'Sở Tư pháp',
      'Quý IV/2026',
    ],
    ['3', 'Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính', 'Báo cáo', 'Sở Tài chính', '', 'Quý III/2026'],
    ['II', 'CẢI CÁCH THỂ CHẾ', '', '', '', ''],
    ['1', 'Rà soát văn bản quy phạm pháp luật thuộc lĩnh vực', 'Báo cáo', 'Sở Tư pháp', 'Sở Nội vụ', 'Quý III/2026'],
  ],
)

const BELOW = planText(
  ['UBND TỈNH BẮC GIANG', 'SỞ NỘI VỤ'],
  '12/KH-SNV',
  'Cải cách hành chính năm 2026 của Sở Nội vụ',
  [
    ['I', 'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH', '', '', '', ''],
    ['1', 'Ban hành Kế hoạch cải cách hành chính năm 2026', 'Kế hoạch', 'Văn phòng Sở', '', 'Trước ngày 15/02/2026'],
    [
      '2',
      'Đăng tin, bài tuyên truyền công tác cải cách hành chính của Sở',
      'Tin, bài',
      'Văn phòng Sở',
      '',
      'Quý IV/2026',
    ],
    ['II', 'CẢI CÁCH THỂ CHẾ', '', '', '', ''],
    ['1', 'Rà soát các văn bản quy phạm pháp luật do Sở tham mưu', 'Báo cáo', 'Văn phòng Sở', '', 'Quý III/2026'],
  ],
)

describe.skipIf(!hasBrowser)('a plan is tied to the plan of the agency above', () => {
  let browser: Browser
  let page: Page
  let superiorId: string
  let planId: string

  /** Reads a plan file for an agency and issues it, as the import page does. */
  async function issue(issuerId: string, name: string, text: string): Promise<string> {
    const origin = new URL(page.url()).origin
    const headers = { origin, 'content-type': 'application/octet-stream' }
    const read = await page.request.post(`/api/imports?name=${name}&issuerId=${issuerId}`, {
      headers,
      data: Buffer.from(text),
    })
    const { planId: made } = (await read.json()) as { planId: string }
    const issued = await page.request.post(`/api/plans/${made}/issue`, {
      headers: { origin },
      data: { issuedOn: '2026-01-06' },
    })
    expect(issued.status()).toBe(200)
    return made
  }

  beforeAll(async () => {
    browser = await openBrowser()
    page = await (await openContext(browser)).newPage()
    await signInAs(page, 'Hoàng Thu Trang')
    const answer = await page.request.get('/api/organizations')
    const { organizations } = (await answer.json()) as {
      organizations: readonly { readonly id: string; readonly parentId: string | null; readonly name: string }[]
    }
    const province = organizations.find(({ name }) => name === 'Ủy ban nhân dân tỉnh Bắc Giang')
    const department = organizations.find(({ name, parentId }) => name === 'Sở Nội vụ' && parentId === province?.id)
    superiorId = await issue(province?.id ?? '', 'cap-tren.txt', ABOVE)
    planId = await issue(department?.id ?? '', 'cap-duoi.txt', BELOW)
  }, 120_000)
  afterAll(() => browser.close())

  const card = (words: string) => page.locator('.link-card').filter({ hasText: words })

  test('the superior plan is chosen among those that the letterhead speaks for', async () => {
    await page.goto(`/ke-hoach/${planId}/cap-tren`)
    await page.getByText('Chưa chọn kế hoạch cấp trên').waitFor()
    await expectAccessible(page)
    await page
      .locator('.superior-choice li')
      .filter({ hasText: '05/KH-UBND' })
      .getByRole('button', { name: 'Chọn kế hoạch này' })
      .click()
    await page.getByText('0/3 nhiệm vụ đã gắn với kế hoạch cấp trên').waitFor()
    await expectAccessible(page)
  })

  test('the rows are walked with j and k, a proposal is refused with X and brought back with U', async () => {
    const title = () => page.locator('.link-card__title[aria-current=true]').textContent()
    const becomes = (words: string | null) =>
      page.waitForFunction(
        (wanted) => document.querySelector('.link-card__title[aria-current=true]')?.textContent === wanted,
        words,
      )
    const titles = await page.locator('.link-card__title').allTextContents()
    expect(titles.length).toBe(3)
    expect(await title()).toBe(titles[0])
    await page.keyboard.press('j')
    await becomes(titles[1] ?? '')
    await page.keyboard.press('ArrowDown')
    await becomes(titles[2] ?? '')
    await page.keyboard.press('j')
    expect(await title()).toBe(titles[2])
    await page.keyboard.press('k')
    await becomes(titles[1] ?? '')
    const proposed = await page.locator('.link-card__score').count()
    const shown = (count: number) =>
      page.waitForFunction((wanted) => document.querySelectorAll('.link-card__score').length === wanted, count)
    await page.keyboard.press('Shift+X')
    await shown(proposed - 1)
    await page.getByRole('button', { name: 'Hoàn tác' }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('u')
    await shown(proposed)
    expect(await page.locator('.link-card__title').allTextContents()).toEqual(titles)
  })

  test('the sure proposals are taken at one stroke and the others by keyboard, and taken back', async () => {
    await page.getByRole('button', { name: /^Nhận \d+ gợi ý chắc chắn$/ }).click()
    await card('Ban hành Kế hoạch').waitFor({ state: 'detached' })
    const before = await page.locator('main').textContent()
    await page.keyboard.press('Enter')
    await page.waitForFunction((text) => document.querySelector('main')?.textContent !== text, before)
    await page.keyboard.press('u')
    await page.getByRole('button', { name: 'Đúng' }).first().waitFor()
    await page.keyboard.press('s')
    await page.getByRole('dialog', { name: 'Tìm nhiệm vụ của cấp trên' }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Đúng' }).first().click()
  })

  test('the matrix shows the link and the gap, and a cell opens the row of the agency', async () => {
    await page.goto(`/ke-hoach/${superiorId}/trien-khai`)
    await page.getByRole('columnheader', { name: 'Nhiệm vụ' }).waitFor()
    await expectAccessible(page)
    const row = page.getByRole('row').filter({ hasText: 'Số hóa hồ sơ' })
    await row.getByTitle('Sở Tài chính: được giao, chưa có trong kế hoạch').waitFor()
    await page.getByRole('row').filter({ hasText: 'Ban hành Kế hoạch' }).getByRole('link').first().click()
    const panel = page.getByRole('dialog')
    await panel.getByText('Triển khai nhiệm vụ của cấp trên').waitFor()
    await panel.getByText('Hạn của nhiệm vụ này sau hạn của cấp trên').waitFor()
    await expectAccessible(page)
    await panel.getByRole('link', { name: 'Ban hành Kế hoạch cải cách hành chính năm 2026' }).click()
    await page.getByRole('dialog').getByText('Cơ quan cấp dưới triển khai').waitFor()
  })

  test('a matrix of thirty agencies scrolls in its box and not with the page', async () => {
    const { plans } = (await (await page.request.get('/api/plans')).json()) as {
      plans: readonly { readonly id: string; readonly code: string }[]
    }
    await page.goto(`/ke-hoach/${plans.find(({ code }) => code === 'KH-2025-01')?.id}/trien-khai`)
    const box = page.locator('.coverage')
    await box.waitFor()
    expect(await box.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(DESKTOP.width)
    await expectAccessible(page)
  })

  test('on a phone both stand without scrolling sideways', async () => {
    await page.setViewportSize(PHONE)
    for (const [path, words] of [
      [`/ke-hoach/${planId}/cap-tren`, /\/3 nhiệm vụ đã gắn/],
      [`/ke-hoach/${superiorId}/trien-khai`, 'Ban hành Kế hoạch cải cách hành chính năm 2026'],
    ] as const) {
      await page.goto(path)
      await page.getByText(words).first().waitFor()
      await expectAccessible(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    }
    await page.setViewportSize(DESKTOP)
  })
})
