import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, hasBrowser, openBrowser, openContext, PHONE } from './browser.ts'
import { numberIn, signInAs } from './session.ts'

const PROVINCE = 'Ủy ban nhân dân tỉnh Bắc Giang'

describe.skipIf(!hasBrowser)('an administrator keeps the organizations', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    page = await (await openContext(browser)).newPage()
    await signInAs(page, 'Quản trị')
  })
  afterAll(() => browser.close())

  const openOrganization = async (words: string, name: string | RegExp): Promise<void> => {
    await page.goto('/quan-tri/don-vi')
    await page.getByRole('searchbox', { name: /^Tìm theo tên/ }).fill(words)
    await page.getByRole('row', { name }).first().click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
  }
  const next = () => page.getByRole('button', { name: 'Tiếp', exact: true }).click()
  /** The day before yesterday, as an address and as offices write it. */
  const day = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10)
  const written = day.split('-').toReversed().join('/')

  test('walks the tree by keyboard', async () => {
    await page.goto('/quan-tri')
    const tree = page.getByRole('treegrid', { name: 'Cây cơ quan, đơn vị' })
    await tree.waitFor()
    await expectAccessible(page)
    const rows = Number(await tree.getAttribute('aria-rowcount'))
    await tree.getByRole('row', { name: PROVINCE }).focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(
      (before) => Number(document.querySelector('[role=treegrid]')?.getAttribute('aria-rowcount')) > before,
      rows,
    )
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/don-vi\/[0-9a-f-]{36}/)
  })

  test('mends details; what is wrong is told at its field', async () => {
    await openOrganization('so noi vu', /^Sở Nội vụ/)
    await page.getByRole('button', { name: 'Sửa thông tin' }).click()
    const code = page.getByLabel('Mã định danh điện tử')
    await code.fill('mã sai')
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    await page.getByText('Mã gồm các nhóm chữ hoặc số ngăn bằng dấu chấm').waitFor()
    await expectAccessible(page)
    await code.fill('H02.10')
    await page.getByLabel('Tên gọi khác', { exact: true }).fill('Sở NV')
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    await page.getByText('Đã lưu.').waitFor()
    await page.getByText('H02.10').waitFor()
  })

  test('renames by a decision: the old name stays in its time', async () => {
    await openOrganization('so noi vu', /^Sở Nội vụ/)
    await page.getByRole('button', { name: 'Sắp xếp tổ chức' }).click()
    await page.getByRole('menuitem', { name: 'Đổi tên' }).click()
    await next()
    await page.getByText('Ghi tên hoặc tên viết tắt khác tên đang dùng.').waitFor()
    await page.getByLabel('Tên mới', { exact: true }).fill('Sở Nội vụ và Lao động')
    await next()
    await page.getByLabel('Ngày hiệu lực', { exact: true }).fill(written)
    await page.getByLabel('Căn cứ pháp lý', { exact: true }).fill('Quyết định số 10/QĐ-UBND')
    await next()
    await page.getByText('Sở Nội vụ → Sở Nội vụ và Lao động').first().waitFor()
    await page.getByRole('button', { name: 'Đổi tên', exact: true }).click()
    await page.getByText('Đã thực hiện và ghi lại.').waitFor()
    await openOrganization('lao dong', 'Sở Nội vụ và Lao động')
    await page.getByText('Đổi tên từ “Sở Nội vụ” thành “Sở Nội vụ và Lao động”').waitFor()
    await expectAccessible(page)
  })

  test('merges: what becomes of everything is shown before and stays readable, the past keeps its structure', async () => {
    await openOrganization('lao dong', 'Sở Nội vụ và Lao động')
    const open = page.locator('.org-numbers a').first()
    await page.waitForFunction(() => document.querySelector('.org-numbers a')?.textContent !== '…')
    const owed = numberIn(await open.textContent())
    await page.getByRole('button', { name: 'Sắp xếp tổ chức' }).click()
    await expectAccessible(page)
    await page.getByRole('menuitem', { name: 'Sáp nhập, hợp nhất' }).click()
    const add = page.getByRole('combobox', { name: 'Thêm một đơn vị vào danh sách' })
    await add.fill('so tai chinh')
    await page.getByRole('option', { name: new RegExp(`Sở Tài chính.*${PROVINCE}`) }).click()
    await page.getByLabel('Tên đầy đủ', { exact: true }).fill('Sở Nội vụ và Tài chính')
    await expectAccessible(page)
    await next()
    await page.getByLabel('Ngày hiệu lực', { exact: true }).fill(written)
    await page.getByLabel('Căn cứ pháp lý', { exact: true }).fill('Nghị quyết số 22/NQ-HĐND')
    await next()
    const duties = page.getByRole('row', { name: /^Nhiệm vụ chưa xong Sở Nội vụ và Lao động/ })
    await duties.waitFor()
    expect(numberIn(await duties.getByRole('cell').last().textContent())).toBe(owed)
    expect(await duties.textContent()).toContain('chuyển cho Sở Nội vụ và Tài chính')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Sáp nhập', exact: true }).click()
    await page.getByText('Đã thực hiện và ghi lại.').waitFor()
    await page.reload()
    await duties.waitFor()
    await page.getByText('Nghị quyết số 22/NQ-HĐND').waitFor()
    await expectAccessible(page)

    await page.getByRole('link', { name: 'Xem cơ cấu trước ngày này' }).click()
    await page.getByText(/^Đang xem số liệu tính đến ngày/).waitFor()
    const search = page.getByRole('searchbox', { name: /^Tìm theo tên/ })
    await search.fill('so noi vu')
    await page
      .getByRole('row', { name: /^Sở Nội vụ(?! và)/ })
      .first()
      .waitFor()
    expect(await page.getByRole('row', { name: 'Sở Nội vụ và Tài chính' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Về hôm nay' }).click()
    await page.getByRole('row', { name: 'Sở Nội vụ và Tài chính' }).waitFor()
  })

  test('makes a group by rule and sees at once whom it means', async () => {
    await page.goto('/quan-tri/don-vi/nhom')
    await page.getByRole('button', { name: 'Lập nhóm' }).click()
    await page.getByLabel('Tên nhóm', { exact: true }).fill('Các cơ quan của tỉnh')
    const of = page.getByRole('combobox', { name: 'Thuộc đơn vị' })
    await of.fill('tinh bac giang')
    await of.press('Enter')
    const preview = page.locator('.group-preview')
    await preview.getByText('Sở Nội vụ và Tài chính').waitFor()
    const meant = numberIn(await preview.getByRole('status').textContent())
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Lưu nhóm' }).click()
    await page.getByRole('heading', { level: 1, name: 'Các cơ quan của tỉnh' }).waitFor()
    expect(numberIn(await page.locator('.page-header__lead').textContent())).toBe(meant)
    await expectAccessible(page)
  })

  test('imports a table: wrong rows are listed and saved, nothing is written; the right one loads once', async () => {
    await page.goto('/quan-tri/don-vi/nhap')
    await expectAccessible(page)
    const head = 'Mã,Tên,Loại,Đơn vị cấp trên'
    const send = (name: string, rows: readonly string[]) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from([head, ...rows].join('\n')) })
    const right = (at: number) => `,Phòng nhập thử ${at},Phòng,Sở Nội vụ và Tài chính`
    await send('sai.csv', [right(1), ',Phòng lạc,Phòng,Sở Không Có', right(2), 'mã sai,Phòng sai,Phòng,'])
    await page.getByText('2 chỗ sai ở 2 dòng, trong tổng số 4 dòng. Chưa ghi gì.').waitFor()
    await page.getByText('Không tìm thấy đơn vị cấp trên').waitFor()
    await expectAccessible(page)
    const save = page.getByRole('button', { name: 'Tải các dòng sai (XLSX)' })
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()])
    expect(download.suggestedFilename()).toBe('dong-sai.xlsx')
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    await page.getByRole('button', { name: 'Chọn tệp khác' }).click()
    await send('dung.csv', [right(1), right(2)])
    await page.getByText('Sẽ thêm 2 đơn vị').waitFor()
    await page.getByRole('button', { name: 'Nạp tất cả' }).click()
    await page.getByText('Đã nạp: thêm 2 đơn vị').waitFor()
    await page.getByRole('button', { name: 'Chọn tệp khác' }).click()
    await send('dung.csv', [right(1), right(2)])
    await page.getByText('Không có gì thay đổi.').waitFor()
    await openOrganization('phong nhap thu 2', 'Phòng nhập thử 2')
    expect(await page.getByText('Phòng lạc').count()).toBe(0)
  })

  test('divides: open duties are allotted one by one', async () => {
    await openOrganization('so noi vu va tai chinh', 'Sở Nội vụ và Tài chính')
    await page.getByRole('button', { name: 'Sắp xếp tổ chức' }).click()
    await page.getByRole('menuitem', { name: 'Chia, tách' }).click()
    const names = page.getByLabel('Tên đầy đủ', { exact: true })
    await names.nth(0).fill('Sở Nội vụ')
    await names.nth(1).fill('Sở Tài chính')
    await next()
    await next()
    await page.getByRole('combobox', { name: 'Nơi nhận: Phòng nhập thử 2' }).selectOption('Sở Tài chính')
    const first = page.getByRole('combobox', { name: /^Nơi nhận: NV-/ }).first()
    await first.selectOption('Sở Tài chính')
    await page.getByText(/Sở Tài chính: 1$/).waitFor()
    await expectAccessible(page)
    await next()
    const named = page.getByRole('row', { name: /^Nhiệm vụ chưa xong.*chuyển cho Sở Tài chính/ })
    await named.waitFor()
    expect(numberIn(await named.getByRole('cell').last().textContent())).toBe(1)
    await page.getByRole('button', { name: 'Chia, tách', exact: true }).click()
    await page.getByText('Đã thực hiện và ghi lại.').waitFor()
  })

  test('reads all of it on a phone', async () => {
    const phone = await (await openContext(browser, PHONE)).newPage()
    await signInAs(phone, 'Quản trị')
    for (const path of ['', '/nhom', '/sap-xep', '/sap-xep/moi?kind=merge', '/nhap']) {
      await phone.goto(`/quan-tri/don-vi${path}`)
      await phone.getByRole('heading', { level: 1 }).waitFor()
      await phone.locator('.skeleton').first().waitFor({ state: 'detached' })
      await expectAccessible(phone)
      const wide = await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(wide, path).toBeLessThanOrEqual(0)
    }
  })
})
