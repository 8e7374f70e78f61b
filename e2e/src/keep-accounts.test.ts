import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible, hasBrowser, openBrowser, openContext, PHONE } from './browser.ts'
import { ownProduct } from './own-product.ts'
import { signInAs } from './session.ts'

const NEW = { name: 'Lê Thị An', email: 'an.le@mau.dondoc.vn' }

describe.skipIf(!hasBrowser)('an administrator keeps the accounts', () => {
  let browser: Browser
  let page: Page
  let password = ''

  beforeAll(async () => {
    browser = await openBrowser()
    page = await (await openContext(browser)).newPage()
    await signInAs(page, 'Quản trị hệ thống')
  })
  afterAll(() => browser.close())

  const choose = async (field: string, words: string, option: string) => {
    await page.getByRole('combobox', { name: field }).last().click()
    await page.keyboard.type(words)
    await page.getByRole('option', { name: option }).first().waitFor()
    await page.getByRole('option', { name: option }).first().click()
  }
  const openAccount = async (name: string) => {
    await page.goto('/quan-tri/tai-khoan')
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByRole('heading', { name, level: 1 }).waitFor()
  }

  test('adds a person and prints the first password where no mail server is set', async () => {
    await page.getByRole('link', { name: 'Quản trị', exact: true }).click()
    await page.getByRole('link', { name: 'Tài khoản', exact: true }).click()
    await page.getByRole('table', { name: 'Tài khoản' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Thêm tài khoản' }).click()
    const panel = page.getByRole('dialog')
    await panel.getByLabel('Họ và tên').fill(NEW.name)
    await panel.getByLabel('Thư điện tử').fill(NEW.email)
    await choose('Đơn vị', 'phong chuyen doi', 'Phòng Chuyển đổi số')
    await expectAccessible(page)
    await panel.getByRole('button', { name: 'Thêm tài khoản' }).click()
    await panel.getByText('Phiếu tài khoản Đôn Đốc').waitFor()
    password = (await panel.locator('.slip__password').textContent()) ?? ''
    expect(password).toMatch(/^([a-z]{4}-){4,}\d\d$/)
    await expectAccessible(page)
    await panel.getByRole('button', { name: 'Đã in, đóng' }).click()
    await page.getByRole('link', { name: NEW.name }).waitFor()
  })

  test('gives a role; the person signs in once and must choose another password', async () => {
    await openAccount(NEW.name)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Giao vai trò' }).click()
    const panel = page.getByRole('dialog')
    await panel.getByLabel('Vai trò', { exact: true }).selectOption({ label: 'Chuyên viên' })
    await panel.getByRole('button', { name: 'Giao vai trò' }).click()
    await page.getByText('Đã giao vai trò.').waitFor()
    await page.getByText('Chuyên viên', { exact: true }).first().waitFor()
    const context = await openContext(browser)
    const other = await context.newPage()
    await other.goto('/dang-nhap')
    await other.getByLabel('Thư điện tử').fill(NEW.email)
    await other.getByLabel('Mật khẩu', { exact: true }).first().fill(password)
    await other.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
    await other
      .getByText(/mật khẩu mới/i)
      .first()
      .waitFor()
    await context.close()
  })

  test('hands the work of a person over: what passes, and what was planned for a later day, is shown before', async () => {
    await openAccount('Vũ Đức Anh')
    const panel = page.getByRole('dialog')
    await page.getByRole('button', { name: 'Bàn giao' }).click()
    await choose('Người nhận bàn giao', 'tran minh quan', 'Trần Minh Quân')
    await panel.getByRole('textbox', { name: 'Từ ngày' }).fill('31/12/2050')
    await panel.getByRole('button', { name: 'Bàn giao' }).click()
    await page.getByText('Đã bàn giao 1 vai trò cho Trần Minh Quân.').waitFor()

    await page.getByRole('button', { name: 'Bàn giao' }).click()
    await choose('Người nhận bàn giao', 'le thi an', NEW.name)
    const preview = panel.getByRole('region', { name: 'Sẽ chuyển sang người nhận' })
    await preview.getByText('Người xem: Hệ thống mẫu').waitFor()
    await preview.getByText('Đã đặt bàn giao cho Trần Minh Quân từ ngày 31/12/2050').waitFor()
    await expectAccessible(page)
    await panel.getByRole('button', { name: 'Bàn giao' }).click()
    await page.getByText('Đã bàn giao 1 vai trò cho Lê Thị An.').waitFor()
    await page.getByRole('button', { name: '1 vai trò đã kết thúc' }).waitFor()
  })

  test('cannot take away the only administrator: the screen says why, and the trail keeps the attempt', async () => {
    await openAccount('Trần Minh Quân')
    await page.getByRole('button', { name: /^Kết thúc vai trò Quản trị hệ thống/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc vai trò' }).click()
    await page
      .getByRole('alert')
      .getByText(/không còn người quản trị/)
      .waitFor()
    await page.keyboard.press('Escape')
    await page.goto('/quan-tri/nhat-ky?sort=refused')
    await page.getByRole('link', { name: 'Bị từ chối' }).first().click()
    await page
      .getByRole('dialog')
      .getByText(/không còn người quản trị/)
      .waitFor()
  })

  test('finds it all in the trail, with what changed, and the chain whole', async () => {
    await page.goto('/quan-tri/nhat-ky')
    await page.getByRole('table', { name: 'Nhật ký hệ thống' }).waitFor()
    await expectAccessible(page)
    await page.getByLabel('Việc', { exact: true }).selectOption({ label: 'Bàn giao công việc' })
    await page.getByRole('link', { name: 'Bàn giao công việc' }).first().click()
    const panel = page.getByRole('dialog')
    await panel.getByText('Người nhận bàn giao').first().waitFor()
    await panel.getByText(NEW.name).first().waitFor()
    // Neither a name of the code nor a bare key of the database.
    expect(await panel.innerText()).not.toMatch(/\b[a-z]+[A-Z]|[\da-f]{8}-[\da-f]{4}/)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Kiểm tra chuỗi' }).click()
    await page.getByText(/^Chuỗi nguyên vẹn đến bản ghi số/).waitFor()
  })

  test('checks a table of people first, and says which row is wrong', async () => {
    await page.goto('/quan-tri/tai-khoan/nhap')
    const table = ['Họ và tên,Thư điện tử,Đơn vị,Vai trò', 'Ngô Bình,binh.ngo@mau.dondoc.vn,Văn phòng Lạ,Chuyên viên']
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'can-bo.csv', mimeType: 'text/csv', buffer: Buffer.from(table.join('\n')) })
    await page.getByText('1 chỗ cần sửa. Chưa ghi gì vào hệ thống.').waitFor()
    await page.getByRole('cell', { name: 'Không tìm thấy đơn vị' }).waitFor()
    await expectAccessible(page)
  })

  test('sees whom a compulsory second factor would concern before saving', async () => {
    await page.goto('/quan-tri/dang-nhap')
    await page.getByLabel('Lãnh đạo').check()
    await page.getByRole('link', { name: 'Lê Quang Dũng' }).waitFor()
    await expectAccessible(page)
  })

  test('is told above every page of the administration where the folder of files belongs to another database', async () => {
    const owner = join((await ownProduct()).dataDir, 'files', 'owner')
    await writeFile(owner, 'another')
    await page.goto('/quan-tri/tai-khoan')
    await page.getByRole('alert').getByText('Thư mục tệp trên máy chủ thuộc về một cơ sở dữ liệu khác.').waitFor()
    await expectAccessible(page)
    await rm(owner)
    await page.reload()
    await page.getByRole('table', { name: 'Tài khoản' }).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  test('reaches the administration on a phone under "Thêm"', async () => {
    const context = await openContext(browser, PHONE)
    const phone = await context.newPage()
    await signInAs(phone, 'Quản trị hệ thống')
    await phone.getByRole('button', { name: 'Thêm' }).click()
    await phone.getByRole('menuitem', { name: 'Quản trị', exact: true }).click()
    await phone.getByRole('link', { name: 'Tài khoản', exact: true }).click()
    await phone.getByRole('link', { name: 'Lê Quang Dũng' }).waitFor()
    await expectAccessible(phone)
    expect(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    // The tab of the open section is in sight, also the last one.
    await phone.goto('/quan-tri/nhat-ky')
    await phone.getByRole('heading', { name: 'Nhật ký hệ thống', level: 1 }).waitFor()
    const tab = await phone.locator('.sections [aria-current="page"]').boundingBox()
    expect(tab && tab.x >= 0 && tab.x + tab.width <= PHONE.width).toBe(true)
    await context.close()
  })
})
