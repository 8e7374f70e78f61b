import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MailServer, startMailServer } from '../../server/test/mail-server.ts'
import { type OidcServer, startOidcServer } from '../../server/test/oidc-server.ts'
import { totpOf } from '../../server/test/totp.ts'
import { DESKTOP, expectAccessible, hasBrowser, openBrowser, openContext } from './browser.ts'
import { freePort, type Product, startProduct } from './start-product.ts'

const FIRST = 'tạm thời cho tuần này'
const OWN = 'con mèo trèo cây cau'
const NARROW = { width: 360, height: 740 }
const ADMINISTRATOR = { email: 'quan.tri@example.vn', password: 'thửa ruộng sau nhà trồng lúa' }

/** Speaks with the API as the administrator, to make the people of a journey. */
class Administration {
  readonly #baseUrl: string
  #cookie = ''
  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl
  }

  async call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await fetch(`${this.#baseUrl}/api/${path}`, {
      method,
      headers: { cookie: this.#cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
    if (cookies.length > 0) this.#cookie = cookies.join('; ')
    return (await answer.json()) as Answer
  }

  /** Sets up the empty installation by the link that it printed. */
  async setUp(printed: string): Promise<void> {
    const token = /\/thiet-lap#(\S+)/.exec(printed)?.[1] ?? ''
    const organization = { name: 'Sở Nội vụ', kind: 'department' }
    const administrator = { name: 'Người Quản Trị', ...ADMINISTRATOR }
    await this.call('POST', 'set-up', { token, tenantName: 'Tỉnh thử nghiệm', organization, administrator })
    await this.call('POST', 'auth/sign-in/email', ADMINISTRATOR)
  }

  /** Makes an account with a first password. */
  async add(name: string, email: string, role: string): Promise<void> {
    const me = await this.call<{ organization: { id: string }; today: string }>('GET', 'me')
    const organizationId = me.organization.id
    const roles = [{ role, organizationId, validFrom: me.today }]
    await this.call('POST', 'accounts', { name, email, organizationId, roles, firstPassword: FIRST })
  }
}

describe.skipIf(!hasBrowser)('a person signs in', () => {
  let browser: Browser
  let mail: MailServer
  let provider: OidcServer
  let product: Product
  let administration: Administration

  beforeAll(async () => {
    const port = await freePort()
    mail = await startMailServer()
    provider = await startOidcServer(`http://localhost:${port}`)
    product = await startProduct(port, {
      DEMO: '0',
      SMTP_URL: mail.url,
      SMTP_FROM: 'dondoc@example.vn',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_CLIENT_SECRET: provider.clientSecret,
    })
    administration = new Administration(product.baseUrl)
    await administration.setUp(product.printed())
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
    await provider?.stop()
    await mail?.stop()
  })

  /** A browser of its own at the address that people type. */
  async function open(viewport = DESKTOP): Promise<{ context: BrowserContext; page: Page }> {
    const baseURL = product.baseUrl.replace('127.0.0.1', 'localhost')
    const context = await openContext(browser, viewport, baseURL)
    return { context, page: await context.newPage() }
  }
  async function enter(page: Page, email: string, password: string): Promise<void> {
    await page.getByLabel('Thư điện tử').fill(email)
    await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  }
  async function changeFirstPassword(page: Page): Promise<void> {
    await page.getByLabel('Mật khẩu hiện tại').fill(FIRST)
    await page.getByLabel('Mật khẩu mới').fill(OWN)
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  }
  const isInside = (page: Page) => page.getByRole('navigation', { name: 'Điều hướng chính' }).first().waitFor()
  async function signOut(page: Page): Promise<void> {
    await page.getByRole('button', { name: /^Tài khoản: / }).click()
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).waitFor()
  }
  /** The sheets that printing the page would take. */
  const pagesOf = async (page: Page) =>
    (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []
  const fitsWidth = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

  test('for the first time: nothing opens before the password is changed and the second factor set up', async () => {
    await administration.add('Trần Văn Lãnh', 'lanh.dao@example.vn', 'leader')
    const { context, page } = await open(NARROW)
    await page.goto('/nhiem-vu')
    await expectAccessible(page)
    await enter(page, 'lanh.dao@example.vn', FIRST)
    await page.getByRole('heading', { name: 'Đổi mật khẩu lần đầu' }).waitFor()
    await page.goto('/ke-hoach')
    await page.getByRole('heading', { name: 'Đổi mật khẩu lần đầu' }).waitFor()
    await expectAccessible(page)
    await changeFirstPassword(page)

    // It becomes compulsory while the person is at work
    await isInside(page)
    await page.waitForURL('**/ke-hoach')
    await administration.call('PUT', 'sign-in-policy', { passwordLength: 12, secondFactorRoles: ['leader'] })
    await page.getByRole('link', { name: 'Nhiệm vụ' }).click()
    await page.getByRole('heading', { name: 'Thiết lập xác thực hai lớp' }).waitFor()
    await page.goto('/viec-cua-toi')
    await page.getByRole('heading', { name: 'Thiết lập xác thực hai lớp' }).waitFor()
    await page.getByLabel('Mật khẩu đang dùng').fill(OWN)
    await page.getByRole('button', { name: 'Bắt đầu' }).click()
    await page.getByRole('img', { name: /^Mã QR/ }).waitFor()
    await expectAccessible(page)
    expect(await fitsWidth(page)).toBe(true)
    const uri = (await page.getByRole('link', { name: /ứng dụng xác thực/ }).getAttribute('href')) ?? ''
    expect(new URL(uri).searchParams.get('secret')).toBe(
      (await page.locator('.factor__secret code').textContent())?.replaceAll(' ', ''),
    )
    await page.getByLabel(/^Nhập mã 6 số/).fill(totpOf(uri, Date.now() - 3_600_000))
    await page.getByRole('button', { name: 'Xác nhận và bật' }).click()
    await page.getByRole('alert').getByText('Mã xác thực không đúng').waitFor()
    await page.getByLabel(/^Nhập mã 6 số/).fill(totpOf(uri))
    await page.getByRole('button', { name: 'Xác nhận và bật' }).click()

    const codes = page.locator('.recovery-codes__list code')
    await codes.first().waitFor()
    await expectAccessible(page)
    expect(await fitsWidth(page)).toBe(true)
    const [first = '', second = ''] = await codes.allTextContents()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải về' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('ma-du-phong-don-doc.txt')
    expect((await pagesOf(page)).length).toBe(1)
    await page.getByRole('button', { name: 'Hoàn tất' }).click()
    await page.getByText('Lưu các mã rồi đánh dấu').waitFor()
    await page.getByLabel('Tôi đã lưu các mã dự phòng').check()
    await page.getByRole('button', { name: 'Hoàn tất' }).click()
    await isInside(page)
    await page.waitForURL('**/viec-cua-toi')

    await signOut(page)
    await enter(page, 'lanh.dao@example.vn', OWN)
    await page.getByRole('heading', { name: 'Xác thực hai lớp' }).waitFor()
    await expectAccessible(page)
    await page.getByLabel('Mã xác thực').fill(totpOf(uri, Date.now() + 30_000))
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await isInside(page)

    const enterByRecovery = async (code: string) => {
      await enter(page, 'lanh.dao@example.vn', OWN)
      await page.getByRole('button', { name: /dùng mã dự phòng/ }).click()
      await page.getByLabel('Mã dự phòng').fill(code)
      await page.getByRole('button', { name: 'Tiếp tục' }).click()
    }
    await signOut(page)
    await enterByRecovery(first)
    await isInside(page)
    await signOut(page)
    await enterByRecovery(first)
    await page.getByRole('alert').getByText('Mã dự phòng không đúng hoặc đã được dùng').waitFor()
    await page.getByRole('button', { name: 'Đăng nhập lại từ đầu' }).click()
    await enterByRecovery(second.toUpperCase().replace('-', ' '))
    await isInside(page)
    await context.close()
  })

  test('and looks after the own account: a deputy for an absence, a session elsewhere ended', async () => {
    await administration.add('Lê Thị Chuyên', 'chuyen.vien@example.vn', 'staff')
    await administration.add('Phạm Văn Đồng Nghiệp', 'dong.nghiep@example.vn', 'staff')
    const { context: office, page } = await open()
    await page.goto('/')
    await enter(page, 'chuyen.vien@example.vn', FIRST)
    await changeFirstPassword(page)
    await isInside(page)
    const { context: elsewhere, page: phone } = await open(NARROW)
    await phone.goto('/tai-khoan')
    await enter(phone, 'chuyen.vien@example.vn', OWN)
    await phone.getByRole('heading', { name: 'Tài khoản của tôi' }).waitFor()
    await phone.getByText('Phiên này').waitFor()
    await expectAccessible(phone)
    expect(await fitsWidth(phone)).toBe(true)

    await page.getByRole('button', { name: /^Tài khoản: / }).click()
    await page.getByRole('link', { name: 'Tài khoản của tôi' }).click()
    await page.getByText('Phiên này').waitFor()
    await expectAccessible(page)
    await page.getByRole('region', { name: 'Ngôn ngữ và giao diện' }).getByText('Tối').click()
    await expectAccessible(page)
    await page.getByRole('region', { name: 'Ngôn ngữ và giao diện' }).getByText('Sáng').click()

    await page.getByRole('button', { name: 'Chọn người làm thay' }).click()
    const search = page.getByLabel('Tìm đồng nghiệp theo tên')
    await search.waitFor()
    expect(await search.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('dong nghiep')
    await page.getByRole('radio', { name: /Đồng Nghiệp/ }).check()
    await page.getByRole('button', { name: 'Cử làm thay' }).click()
    await page.getByText('Ghi ngày dạng 31/7/2025.').waitFor()
    await expectAccessible(page)
    await page.getByLabel('Đến hết ngày', { exact: true }).fill(`31/12/${new Date().getFullYear() + 1}`)
    await page.getByRole('button', { name: 'Cử làm thay' }).click()
    await page.getByText(/^Phạm Văn Đồng Nghiệp làm thay từ/).waitFor()
    await page.getByRole('button', { name: 'Kết thúc việc Phạm Văn Đồng Nghiệp làm thay' }).click()
    await page.getByText('Phạm Văn Đồng Nghiệp không làm thay nữa.').waitFor()

    await page.getByRole('button', { name: /^Kết thúc phiên / }).click()
    await page.getByText(/^Đã kết thúc phiên/).waitFor()
    await phone.goto('/nhiem-vu')
    await phone.getByRole('button', { name: 'Đăng nhập', exact: true }).waitFor()
    await page.reload()
    await page.getByText('Phiên này').waitFor()
    expect(await page.getByRole('button', { name: /^Kết thúc phiên / }).count()).toBe(0)
    await office.close()
    await elsewhere.close()
  })

  test('after forgetting the password: by a link in a mail, and told alike for an address that nobody has', async () => {
    await administration.add('Vũ Thị Quên', 'quen@example.vn', 'staff')
    const { context, page } = await open()
    for (const email of ['khong.co@example.vn', 'quen@example.vn']) {
      await page.goto('/dang-nhap')
      await page.getByRole('link', { name: 'Quên mật khẩu' }).click()
      await page.getByRole('heading', { name: 'Quên mật khẩu' }).waitFor()
      await page.getByLabel('Thư điện tử').fill(email)
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Gửi liên kết' }).click()
      await page.getByText(`Nếu ${email} có tài khoản, thư kèm liên kết đã được gửi.`).waitFor()
    }
    const { to, text } = await mail.next()
    expect(to).toEqual(['quen@example.vn'])
    await page.goto(/http\S+#\S+/.exec(text)?.[0] ?? '')
    await page.getByLabel('Mật khẩu', { exact: true }).fill(OWN)
    await page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
    await page.getByRole('link', { name: 'Tới trang đăng nhập' }).click()
    for (let tries = 0; tries < 5; tries++) {
      await enter(page, 'quen@example.vn', `sai ${tries}`)
      await page.getByRole('alert').getByText('Thư điện tử hoặc mật khẩu không đúng').waitFor()
      await page.getByLabel('Thư điện tử').fill('')
    }
    await enter(page, 'quen@example.vn', OWN)
    await page.getByRole('timer').getByText('Thử lại được sau 0:').waitFor()
    await expectAccessible(page)
    expect(await page.getByRole('button', { name: 'Đăng nhập', exact: true }).isDisabled()).toBe(true)
    await context.close()
  })

  test('through a provider, who opens accounts that are there and no others', async () => {
    await administration.add('Hoàng Thị Liên Thông', 'lien.thong@example.vn', 'staff')
    provider.people.set('lien.thong', { email: 'lien.thong@example.vn', email_verified: true, name: 'Liên Thông' })
    provider.people.set('nguoi.la', { email: 'nguoi.la@example.vn', email_verified: true, name: 'Người Lạ' })
    const walk = async (page: Page, subject: string) => {
      await page.goto('/nhiem-vu')
      await page.getByRole('button', { name: 'Đăng nhập một lần' }).click()
      await page.locator('input[name=login]').fill(subject)
      await page.locator('input[name=password]').fill('x')
      await page.locator('button[type=submit]').click()
      await page.waitForLoadState()
      await page.locator('button[type=submit]').click()
    }
    const { context, page } = await open()
    await walk(page, 'nguoi.la')
    await page.getByRole('alert').getByText('chưa được cấp quyền trong hệ thống').waitFor()
    await expectAccessible(page)
    await context.close()
    const { context: other, page: known } = await open()
    await walk(known, 'lien.thong')
    await known.waitForURL(/dang-nhap\/hoan-tat|nhiem-vu/)
    await known.getByRole('heading', { name: 'Đổi mật khẩu lần đầu' }).waitFor()
    await changeFirstPassword(known)
    await isInside(known)
    await known.waitForURL('**/nhiem-vu')
    await known.goto('/tai-khoan')
    await known.getByText('Đã liên kết').waitFor()
    await other.close()
  })
})
