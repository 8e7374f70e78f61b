import type { DutyRow } from '@dondoc/contract/duties'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, hasBrowser, openBrowser, openContext } from './browser.ts'
import { signInAs } from './session.ts'

/** The narrowest phone that is served. */
const NARROW = { width: 360, height: 780 }

describe.skipIf(!hasBrowser)('a duty is given to another unit, given back, and taken in the end', () => {
  let browser: Browser
  let focal: Page
  let unit: Page
  let address: string

  beforeAll(async () => {
    browser = await openBrowser()
    focal = await (await openContext(browser)).newPage()
    await signInAs(focal, 'Nguyễn Thị Hương')
    unit = await (await openContext(browser, NARROW)).newPage()
    await signInAs(unit, 'Trưởng đơn vị')
  })
  afterAll(() => browser.close())

  /** The buttons of a duty stand in one row above the navigation, and nothing scrolls sideways. */
  async function expectOneRow(page: Page) {
    const tops = await page
      .locator('.page-header__actions > button')
      .evaluateAll((buttons) => buttons.map((button) => Math.round(button.getBoundingClientRect().top)))
    expect(tops.length).toBeGreaterThan(1)
    expect(new Set(tops).size).toBe(1)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROW.width)
  }

  test('the office gives it to the unit of another', async () => {
    const answer = await focal.request.get('/api/duties?status=running,not-started&limit=200')
    const { rows } = (await answer.json()) as { rows: DutyRow[] }
    const found = rows.find((row) => row.organization.name === 'Bộ phận Một cửa')
    if (!found) throw new Error('the demo has no open duty of the one-stop unit')
    address = `/nhiem-vu/${found.id}`
    await focal.goto(address)
    await focal.getByRole('button', { name: 'Việc khác' }).click()
    await focal.getByRole('menuitem', { name: 'Giao cho đơn vị khác' }).click()
    const panel = focal.getByRole('dialog', { name: 'Giao cho đơn vị khác' })
    await panel.getByRole('button', { name: 'Giao', exact: true }).click()
    await panel.getByText('Chọn đơn vị nhận nhiệm vụ.').waitFor()
    await focal.waitForFunction(() => document.activeElement?.matches('.panel select') === true)
    await expectAccessible(focal)
    await panel.getByRole('combobox', { name: 'Giao cho' }).selectOption({ label: 'Văn phòng Sở' })
    await panel.getByRole('textbox', { name: 'Lý do' }).fill('Theo phân công mới')
    await panel.getByRole('button', { name: 'Giao', exact: true }).click()
    await focal.getByText('Đã giao nhiệm vụ cho Văn phòng Sở.').waitFor()
  })

  test('on a narrow phone what the unit can do stands in one row; giving back needs a reason', async () => {
    await unit.goto(address)
    await unit.getByRole('button', { name: 'Nhận việc' }).waitFor()
    await expectOneRow(unit)
    await expectAccessible(unit)
    await unit.getByRole('button', { name: 'Việc khác' }).click()
    await unit.getByRole('menuitem', { name: 'Trả lại nơi giao' }).click()
    const panel = unit.getByRole('dialog', { name: 'Trả lại nơi giao' })
    await panel.getByRole('button', { name: 'Ghi nhận' }).click()
    await panel.getByText('Ghi rõ lý do để nơi giao xem xét.').waitFor()
    await expectAccessible(unit)
    await panel.getByRole('textbox', { name: 'Lý do' }).fill('Không đúng chức năng của Văn phòng Sở')
    await panel.getByRole('button', { name: 'Ghi nhận' }).click()
    await panel.waitFor({ state: 'hidden' })
    await unit.getByText('Đã trả lại nơi giao').first().waitFor()
  })

  test('the office keeps it where it is, and is not asked for progress', async () => {
    await focal.goto(address)
    await focal.getByText('Không đúng chức năng của Văn phòng Sở').waitFor()
    expect(await focal.getByRole('button', { name: 'Cập nhật tiến độ' }).count()).toBe(0)
    await focal.getByRole('button', { name: 'Giữ nguyên việc giao' }).click()
    const panel = focal.getByRole('dialog', { name: 'Giữ nguyên việc giao' })
    await panel.getByRole('textbox', { name: 'Lý do' }).fill('Văn phòng Sở là đầu mối tổng hợp')
    await expectAccessible(focal)
    await panel.getByRole('button', { name: 'Ghi nhận' }).click()
    await panel.waitFor({ state: 'hidden' })
  })

  test('the unit works on it and reports it as done; the office confirms from the page of the duty', async () => {
    await unit.goto(address)
    await unit.getByRole('button', { name: 'Cập nhật tiến độ' }).waitFor()
    await expectOneRow(unit)
    await unit.getByRole('button', { name: 'Đã hoàn thành' }).click()
    const report = unit.getByRole('dialog', { name: 'Cập nhật tiến độ' })
    await report.getByLabel('Số, ký hiệu').fill('77/BC-VP')
    await report.getByLabel('Trích yếu').fill('Báo cáo kết quả thực hiện')
    await report.getByRole('button', { name: 'Ghi nhận' }).click()
    await report.waitFor({ state: 'hidden' })
    await focal.goto(address)
    await focal.getByRole('button', { name: 'Trả lại', exact: true }).waitFor()
    await focal.setViewportSize(NARROW)
    await expectOneRow(focal)
    await focal.getByRole('button', { name: 'Xác nhận hoàn thành' }).click()
    const judged = focal.getByRole('dialog', { name: 'Xác nhận hoàn thành' })
    await expectAccessible(focal)
    await judged.getByRole('button', { name: 'Ghi nhận' }).click()
    await judged.waitFor({ state: 'hidden' })
    await focal.getByText('Hoàn thành đúng hạn').first().waitFor()
  })
})
