// `npm run pictures`: takes the pictures of the guide from the running product: BASE_URL=http://localhost:3000 npm run pictures
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'

const baseUrl = process.env['BASE_URL'] ?? 'http://localhost:3000'
const folder = join(import.meta.dirname, '..', '..', 'docs', 'guide', 'pictures')

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
})

async function open(width: number, height: number, role: string | null): Promise<Page> {
  const context = await browser.newContext({
    baseURL: baseUrl,
    viewport: { width, height },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto('/')
  if (role !== null) {
    await page.locator('button.sign-in__account', { hasText: role }).first().click()
    await page.getByRole('navigation', { name: 'Điều hướng chính' }).first().waitFor()
  }
  return page
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(400)
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

mkdirSync(folder, { recursive: true })

const visitor = await open(1280, 800, null)
await visitor.getByText('Tài khoản dùng thử').waitFor()
await picture(visitor, 'dang-nhap')

const desk = await open(1440, 900, 'Quản trị hệ thống')
await desk.goto('/tong-quan')
await picture(desk, 'tong-quan')
await desk.goto('/ke-hoach')
await desk.locator('a[href*="/ke-hoach/"]', { hasText: 'Sở Công Thương' }).first().click()
await desk.getByRole('treegrid').waitFor()
await picture(desk, 'ke-hoach')
await desk.goto('/nhiem-vu')
await desk.locator('a[href*="/nhiem-vu/"]').first().click()
await desk.getByText('Quá trình thực hiện').waitFor()
await picture(desk, 'nhiem-vu')
await desk.keyboard.press('Control+k')
await desk.getByRole('dialog').waitFor()
await desk.keyboard.type('kiem soat thu tuc')
await desk.getByRole('dialog').getByRole('option').first().waitFor()
await picture(desk, 'tim-kiem')

const importer = await open(1440, 900, 'Bùi Ngọc Sơn')
await importer.goto('/nhap-ke-hoach')
const sample = join(import.meta.dirname, '..', '..', 'samples', 'pdf', 'phu-tho-kcn-2025-h2.pdf')
await importer.locator('input[type=file]').first().setInputFiles(sample)
await importer.locator('a[href*="ra-soat"]').first().waitFor({ timeout: 60_000 })
await picture(importer, 'nhap-ke-hoach')
await importer.locator('a[href*="ra-soat"]').first().click()
await importer
  .getByRole('img', { name: /Ảnh trang/ })
  .first()
  .waitFor()
await picture(importer, 'ra-soat')

const amender = await open(1440, 900, 'Nguyễn Thị Hương')
await amender.goto('/ke-hoach')
await amender.locator('.plan-list .row-link').first().click()
for (const [row, keep] of [
  ['Triển khai thực hiện Chỉ thị đẩy mạnh', 'Ghi, chọn tiếp'],
  ['Ban hành Kế hoạch kiểm tra CCHC', 'Ghi và xem lại'],
] as const) {
  await amender.getByRole('row').filter({ hasText: row }).first().click()
  await amender.getByRole('dialog').getByRole('button', { name: 'Sửa đổi, bổ sung' }).click()
  await amender.getByRole('dialog').getByLabel('Thời hạn').fill('Quý IV/2026')
  await amender.getByRole('dialog').getByRole('button', { name: keep }).click()
}
await amender.getByRole('dialog').getByText('nhiệm vụ được giao').first().waitFor()
await picture(amender, 'sua-doi')

const phone = await open(390, 844, 'Trưởng đơn vị')
await phone.goto('/viec-cua-toi')
await phone.locator('a[href*="/nhiem-vu/"]').first().waitFor()
await picture(phone, 'viec-cua-toi-dien-thoai')

await browser.close()
