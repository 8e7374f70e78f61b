import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESKTOP, expectAccessible, hasBrowser, openBrowser, openContext, PHONE } from './browser.ts'
import { signInAs } from './session.ts'

const FIRST = 'Ban hành Kế hoạch CCHC năm 2026'
const SECOND = 'Triển khai thực hiện Chỉ thị đẩy mạnh cải cách hành chính'
const BASIS = 'Quyết định số 45/QĐ-SKHCN ngày 20/11/2026'

describe.skipIf(!hasBrowser)('an issued plan is amended in mid-year', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    page = await (await openContext(browser)).newPage()
    await signInAs(page, 'Nguyễn Thị Hương')
    await page.goto('/ke-hoach')
    await page.locator('.plan-list .row-link').first().click()
    await page.getByRole('treegrid').waitFor()
  })
  afterAll(() => browser.close())

  const row = (words: string) => page.getByRole('row').filter({ hasText: words })
  const panel = () => page.getByRole('dialog')
  const amend = async (words: string) => {
    await row(words).first().click()
    await panel().getByRole('button', { name: 'Sửa đổi, bổ sung' }).click()
    await panel().getByRole('heading', { name: 'Sửa đổi, bổ sung một nhiệm vụ' }).waitFor()
  }

  test('rows are gathered one after another, and nothing has changed yet', async () => {
    await amend(FIRST)
    await expectAccessible(page)
    await panel().getByRole('button', { name: 'Ghi và xem lại' }).click()
    await panel().getByText('Nội dung chưa khác kế hoạch hiện có.').waitFor()
    await panel().getByLabel('Ghi chú').fill('Gửi Sở Nội vụ theo dõi')
    await panel().getByRole('button', { name: 'Ghi, chọn tiếp' }).click()
    await page.getByText('Bản sửa đổi đang soạn: 1 nhiệm vụ').waitFor()
    await row(FIRST).getByText('Sẽ sửa').waitFor()
    await amend(SECOND)
    await panel().getByLabel('Thời hạn').fill('Quý IV/2026')
    await panel().getByRole('button', { name: 'Ghi, chọn tiếp' }).click()
    await page.getByText('Bản sửa đổi đang soạn: 2 nhiệm vụ').waitFor()
    await expectAccessible(page)
    await page.reload()
    await page.getByText('Bản sửa đổi đang soạn: 2 nhiệm vụ').waitFor()
  })

  test('all of it is seen before it is applied: the words, the duties, the document', async () => {
    await page.getByRole('button', { name: 'Xem lại, áp dụng' }).click()
    await panel().getByText('1 nhiệm vụ được giao đổi hạn').waitFor()
    expect(await panel().locator('ins').allTextContents()).toEqual(['Gửi Sở Nội vụ theo dõi', 'Quý IV/2026'])
    await expectAccessible(page)
    await panel().getByRole('button', { name: 'Áp dụng 2 sửa đổi' }).click()
    await panel().getByText('Ghi loại, số, ngày của văn bản.').waitFor()
    await panel().getByLabel('Văn bản căn cứ').fill(BASIS)
    await panel().getByRole('button', { name: 'Áp dụng 2 sửa đổi' }).click()
    await page.getByText('Đã sửa đổi 2 nhiệm vụ của kế hoạch').waitFor()
    await row(SECOND).getByText('Quý IV/2026').waitFor()
    await expectAccessible(page)
  })

  test('it is undone, and both stay on record', async () => {
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await page.getByText('Đã hoàn tác: 2 nhiệm vụ trở lại như trước.').waitFor()
    await row(SECOND).getByText('Quý II/2026').waitFor()
    await page.getByRole('tab', { name: 'Căn cứ' }).click()
    await page.getByText(`Hoàn tác sửa đổi theo ${BASIS}`).waitFor()
    await page.getByText(BASIS, { exact: true }).waitFor()
    await expectAccessible(page)
    await page.getByRole('tab', { name: /^Nhiệm vụ/ }).click()
  })

  test('on a phone a row is added behind another, left out again, and the whole is thrown away and brought back', async () => {
    await page.setViewportSize({ ...PHONE, width: 360 })
    await amend(FIRST)
    await panel().getByText('Thêm ngay sau').click()
    await panel().getByLabel('Nhiệm vụ').fill('Công bố kế hoạch trên trang thông tin điện tử')
    await panel().getByRole('button', { name: 'Ghi và xem lại' }).click()
    await panel().getByText('1 nhiệm vụ được giao mới').waitFor()
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await panel().getByRole('button', { name: 'Đóng' }).last().click()
    await page.getByRole('button', { name: 'Bỏ bản sửa đổi' }).click()
    await page.getByText('Đã bỏ bản sửa đổi đang soạn.').waitFor()
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await page.getByRole('button', { name: 'Xem lại, áp dụng' }).click()
    await panel()
      .getByRole('button', { name: /^Bỏ khỏi bản sửa đổi: Công bố/ })
      .click()
    await page.getByText('Bản sửa đổi đang soạn').waitFor({ state: 'detached' })
    await page.setViewportSize(DESKTOP)
  })
})
