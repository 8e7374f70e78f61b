import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, hasBrowser, openBrowser, openContext, PHONE } from './browser.ts'
import { signInAs } from './session.ts'

const PDF = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj')

/** The unit of the demo's head of a unit. */
const UNIT = 'Văn phòng Sở'

describe.skipIf(!hasBrowser)('the office urges a unit', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    page = await (await openContext(browser)).newPage()
  })
  afterAll(() => browser.close())

  test('drafts a letter from the overdue duties of a unit, two clicks from the list of duties', async () => {
    await signInAs(page, 'Đầu mối')
    await page.goto('/nhiem-vu')
    await page.getByRole('link', { name: 'Công văn đôn đốc' }).click()
    await page.getByRole('button', { name: 'Soạn công văn' }).first().click()
    await page.getByRole('heading', { name: 'Soạn công văn đôn đốc', level: 1 }).waitFor()
    await page.locator('.letter-new__units').getByLabel(UNIT).check()
    await expectAccessible(page)
    await page.getByRole('button', { name: /^Soạn cho 1 đơn vị/ }).click()
    await page.getByRole('article', { name: 'Xem trước' }).waitFor()
    await expectAccessible(page)
  })

  test('changes its words, sees them on the paper, and saves it as Word', async () => {
    await page.getByLabel('Người ký', { exact: true }).fill('Trần Thị Bình')
    await page.getByText('Có thay đổi chưa lưu.').waitFor()
    await page.getByRole('button', { name: 'Lưu dự thảo' }).click()
    await page.getByText('Có thay đổi chưa lưu.').waitFor({ state: 'hidden' })
    expect(await page.getByRole('article', { name: 'Xem trước' }).innerText()).toContain('Trần Thị Bình')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải bản Word' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('Công văn đôn đốc (dự thảo).docx')
    // A DOCX is a zip.
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  test('records it as sent; it stands in the register and in the history of its duties', async () => {
    await page.getByRole('button', { name: 'Ghi số và gửi' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Ghi đã gửi' }).click()
    await dialog.getByText('Ghi số đã cấp trước dấu gạch chéo').waitFor()
    await dialog.getByLabel('Số, ký hiệu').fill('145/SKHCN-CCHC')
    await dialog
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name: 'Công văn 145 đã ký.pdf', mimeType: 'application/pdf', buffer: PDF })
    await dialog.getByRole('button', { name: 'Bỏ Công văn 145 đã ký.pdf' }).waitFor()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Ghi đã gửi' }).click()
    await page.getByRole('heading', { name: /^Số 145\/SKHCN-CCHC/, level: 1 }).waitFor()
    const [signed] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải về Công văn 145 đã ký.pdf' }).click(),
    ])
    expect(readFileSync(await signed.path())).toEqual(PDF)
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Xem trong sổ văn bản' }).click()
    await page.getByText('Công văn 145 đã ký.pdf').first().waitFor()
    await page.getByText('145/SKHCN-CCHC').first().waitFor()
    await page.goto('/nhiem-vu?status=overdue')
    const owed = page.locator('.data-list [role="row"]', { hasText: UNIT })
    await owed.locator('a[href*="/nhiem-vu/"]').first().click()
    await page.getByRole('heading', { name: 'Đôn đốc', level: 2 }).waitFor()
    await page.getByRole('link', { name: 'Công văn đôn đốc số 145/SKHCN-CCHC' }).waitFor()
    await expectAccessible(page)
  })

  test('the unit hears of it by the bell, opens it, and has read it', async () => {
    const phone = await (await openContext(browser, PHONE)).newPage()
    await signInAs(phone, 'Trưởng đơn vị')
    await phone.getByRole('button', { name: /^Thông báo, [1-9]/ }).click()
    const told = phone.getByRole('link', { name: /Công văn đôn đốc số 145\/SKHCN-CCHC/ })
    await told.waitFor()
    await expectAccessible(phone)
    await told.click()
    await phone.getByRole('heading', { name: /^Số 145\/SKHCN-CCHC/, level: 1 }).waitFor()
    await phone.getByRole('button', { name: 'Thông báo, không có thông báo mới' }).waitFor()
    const width = await phone.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(PHONE.width)
  })
})

describe.skipIf(!hasBrowser)('a person’s own mail and calendar', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    page = await (await openContext(browser)).newPage()
  })
  afterAll(() => browser.close())

  test('what may be left out of the digest is kept, and a calendar address reads and dies', async () => {
    await signInAs(page, 'Trưởng đơn vị')
    await page.goto('/thong-bao')
    await page.getByLabel('Việc sắp đến hạn').click()
    await page.getByText('Đã lưu lựa chọn.').waitFor()
    await page.reload()
    expect(await page.getByLabel('Việc sắp đến hạn').isChecked()).toBe(false)
    await page.getByRole('button', { name: 'Tạo địa chỉ lịch' }).click()
    const address = new URL(await page.getByLabel('Địa chỉ lịch').inputValue()).pathname
    await expectAccessible(page)
    const read = await page.request.get(address)
    expect([read.status(), (await read.text()).startsWith('BEGIN:VCALENDAR')]).toEqual([200, true])
    await page.getByRole('button', { name: 'Hủy địa chỉ' }).click()
    await page.getByText('Đã hủy.').waitFor()
    expect((await page.request.get(address)).status()).toBe(404)
  })

  test('the link of a daily mail that is dead says so and leads to the sign-in', async () => {
    const stranger = await (await openContext(browser, PHONE)).newPage()
    await stranger.goto(`/viec-hom-nay#${'0'.repeat(32)}${'A'.repeat(43)}`)
    await stranger.getByText('Liên kết không đúng').waitFor()
    await expectAccessible(stranger)
    await stranger.getByRole('button', { name: 'Đăng nhập để xem việc hôm nay' }).click()
    await stranger.locator('button.sign-in__account').first().waitFor()
  })
})
