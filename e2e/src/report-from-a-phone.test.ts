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
    await sayWhyIfLate(page)
    await page.getByRole('button', { name: 'Ghi nhận' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByText('Đã hoàn thành dự thảo, đang lấy ý kiến các phòng.').first().waitFor()
  })

  test('a finished duty is reported with the document that proves it', async () => {
    await page.getByRole('button', { name: 'Cập nhật tiến độ' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Đã hoàn thành' }).check()
    await dialog.getByLabel('Số, ký hiệu').fill('987/BC-VP')
    await dialog.getByLabel('Trích yếu').fill('Báo cáo kết quả thực hiện nhiệm vụ được giao')
    await sayWhyIfLate(page)
    await dialog.getByRole('button', { name: 'Ghi nhận' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('987/BC-VP').first().waitFor()
    await page.goto('/van-ban')
    await page.getByText('987/BC-VP').first().waitFor()
    await expectAccessible(page)
  })
})

describe.skipIf(!hasBrowser)('two products are reported with a file from a phone', () => {
  let browser: Browser
  let page: Page
  let address = ''

  beforeAll(async () => {
    browser = await openBrowser()
    page = await (await openContext(browser, PHONE)).newPage()
    await signInAs(page, 'Đầu mối CCHC')
    address = `/nhiem-vu/${await page.evaluate(findTwoProducts)}`
  })
  afterAll(() => browser.close())

  test('the products are a checklist; a file of another kind than its name says is refused in words', async () => {
    await page.goto(`${address}?update=delivered`)
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Đủ sản phẩm: nhiệm vụ được báo hoàn thành.').waitFor()
    await dialog.getByLabel('Số, ký hiệu').fill('988/KH-VP')
    expect(await dialog.getByLabel('Loại văn bản').inputValue()).toBe('Kế hoạch')
    await dialog.getByLabel('Trích yếu').fill('Kế hoạch thực hiện nhiệm vụ được giao')
    const chooser = dialog.locator('input[type="file"]').first()
    await chooser.setInputFiles({ name: 'kế hoạch.docx', mimeType: 'application/pdf', buffer: PDF })
    await dialog.getByText('có đuôi tên không khớp nội dung (bên trong là PDF)').waitFor()
    await dialog.getByRole('button', { name: 'Dừng gửi kế hoạch.docx' }).click()
    await chooser.setInputFiles({ name: 'Kế hoạch 988.pdf', mimeType: 'application/pdf', buffer: PDF })
    await dialog.getByRole('button', { name: 'Bỏ Kế hoạch 988.pdf' }).waitFor()
    await expectAccessible(page)
  })

  test('what is typed is kept, also when the page is left; one product first, the other later', async () => {
    await page.goto(`${address}?update=delivered`)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Bỏ Kế hoạch 988.pdf' }).waitFor()
    const products = dialog.getByRole('group', { name: 'Sản phẩm' }).getByRole('checkbox')
    await products.nth(1).uncheck()
    await dialog.getByText('Ghi nhận 1/2 sản phẩm; nhiệm vụ vẫn đang thực hiện.').waitFor()
    await sayWhyIfLate(page)
    await dialog.getByRole('button', { name: 'Ghi nhận' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: 'Kế hoạch 988/KH-VP' }).first().waitFor()
  })

  test('the last product makes the duty done, and the record has its page with the file', async () => {
    await page.goto(`${address}?update=delivered`)
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Đủ sản phẩm: nhiệm vụ được báo hoàn thành.').waitFor()
    await dialog.getByLabel('Số, ký hiệu').fill('989/QĐ-VP')
    await dialog.getByLabel('Trích yếu').fill('Quyết định thực hiện nhiệm vụ được giao')
    await sayWhyIfLate(page)
    await dialog.getByRole('button', { name: 'Ghi nhận' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('Chờ xác nhận').first().waitFor()
    await page.getByRole('link', { name: 'Kế hoạch 988/KH-VP' }).first().click()
    await page.getByRole('heading', { name: 'Kế hoạch 988/KH-VP', level: 1 }).waitFor()
    await expectAccessible(page)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải về Kế hoạch 988.pdf' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('Kế hoạch 988.pdf')
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(PHONE.width)
  })
})

const PDF = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj')

/** What is overdue, by the day on which the journey is run, asks for a reason. */
async function sayWhyIfLate(page: Page): Promise<void> {
  const reason = page.getByRole('dialog').getByLabel('Nguyên nhân chậm')
  if (await reason.isVisible()) await reason.selectOption('staff')
}

/** In the page: a duty with two products that nobody delivered yet. */
async function findTwoProducts(): Promise<string> {
  const list = await fetch('/api/duties?limit=500&status=running,not-started,overdue')
  const { rows } = (await list.json()) as { rows: { id: string; availableUpdates: string[] }[] }
  for (const { id } of rows.filter(({ availableUpdates }) => availableUpdates.includes('delivered'))) {
    const { checklist } = (await (await fetch(`/api/duties/${id}`)).json()) as { checklist: { settled: unknown }[] }
    if (checklist.length === 2 && checklist.every(({ settled }) => settled === null)) return id
  }
  throw new Error('the demo has no open duty with two products')
}
