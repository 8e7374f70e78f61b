import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { isWorkingDay } from '@dondoc/domain/calendar/working-calendar'
import { STARTER_SETTINGS } from '@dondoc/domain/settings/starter-settings'
import { calendarOf } from '@dondoc/domain/settings/tenant-settings'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { jobHandlers } from '../../server/src/app.ts'
import { readEnv } from '../../server/src/env.ts'
import { clockOf } from '../../server/src/lib/clock.ts'
import { seedDemo } from '../../server/src/modules/demo/index.ts'
import { runUrging } from '../../server/src/modules/urging/index.ts'
import { type Service, startService } from '../../server/src/service.ts'
import { type MailServer, type ReceivedMail, startMailServer } from '../../server/test/mail-server.ts'
import { expectAccessible, hasBrowser, openBrowser, openContext, PHONE } from './browser.ts'
import { freePort } from './start-product.ts'

const HEAD = 'truongphong@mau.dondoc.vn'
const calendar = calendarOf(STARTER_SETTINGS)

/** The last working day before one. */
function workedBefore(day: PlainDate): PlainDate {
  let before = addDays(day, -1)
  while (!isWorkingDay(before, calendar)) before = addDays(before, -1)
  return before
}

const shown = (day: PlainDate): string => {
  const [year, month, date] = day.split('-')
  return `${Number(date)}/${Number(month)}/${year}`
}

/**
 * The service stands in this process, so that the hour of its background work comes when the journey needs it and not at half past
 * seven. People live today.
 */
describe.skipIf(!hasBrowser)('a person opens the daily mail on a phone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-e2e-'))
  let smtp: MailServer
  let service: Service
  let browser: Browser
  let page: Page
  let mail: ReceivedMail
  let old: ReceivedMail
  /** Of the background work. */
  let hour = new Date()
  /** The code of the duty that the journey reports. */
  let reported = ''

  beforeAll(async () => {
    smtp = await startMailServer()
    const read = readEnv({
      ...{ PORT: String(await freePort()), HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'error' },
      ...{ SMTP_URL: smtp.url, SMTP_FROM: 'dondoc@example.vn' },
    })
    if (!read.ok) throw new Error(read.problems.map(({ en }) => en).join('\n'))
    service = await startService(read.env, {
      say: () => undefined,
      handlers: (deps) => jobHandlers({ ...deps, clock: clockOf(() => hour) }),
      afterMigrate: { text: 'Chuẩn bị dữ liệu mẫu', work: async (deps) => void (await seedDemo(deps)) },
    })
    browser = await openBrowser()
    page = await (await openContext(browser, PHONE, service.url)).newPage()
    const today = service.deps.clock.today()
    old = await digestOf(workedBefore(addDays(today, -8)))
    mail = await digestOf(workedBefore(today))
  })
  afterAll(async () => {
    await browser?.close()
    await service?.stop()
    await smtp?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** The mail that the head of the unit gets on the morning of a day, as the mail server has it. */
  async function digestOf(day: PlainDate): Promise<ReceivedMail> {
    // 7:35 in Hà Nội
    hour = new Date(`${day}T00:35:00Z`)
    await runUrging({ ...service.deps, clock: clockOf(() => hour) })
    return vi.waitFor(
      () => {
        const found = smtp.received.find(
          ({ to, subject }) => to.includes(HEAD) && subject.startsWith(`Việc ngày ${shown(day)}:`),
        )
        if (found === undefined) throw new Error(`no digest of ${day}`)
        return found
      },
      { timeout: 30_000, interval: 100 },
    )
  }

  /** The button of the formatted mail, which says the same as the address in the text. */
  function linkOf({ html, text }: ReceivedMail): string {
    const link = /href="([^"]+\/viec-hom-nay#[^"]+)"/.exec(html)?.[1] ?? ''
    expect(text).toContain(link)
    return link
  }

  /** Types the document, says why where the day asks for it, and sends the form. */
  async function report(form: Locator, number: string): Promise<void> {
    await form.getByLabel('Số, ký hiệu').first().fill(number)
    await form.getByLabel('Trích yếu').first().fill('Báo cáo kết quả thực hiện nhiệm vụ')
    const reason = form.getByLabel('Nguyên nhân chậm')
    if (await reason.isVisible()) await reason.selectOption('staff')
    await form.getByRole('button', { name: 'Ghi nhận' }).click()
    await form.waitFor({ state: 'hidden' })
    await page.getByText(number).first().waitFor()
  }

  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

  test('the mail itself can be read on a phone and says what hurts first', async () => {
    const letter = await (await openContext(browser, PHONE, service.url)).newPage()
    await letter.setContent(mail.html)
    await letter.getByRole('link', { name: 'Mở danh sách việc' }).waitFor()
    expect(await letter.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    await letter.close()
  })

  test('its link shows what must be done, without signing in', async () => {
    await page.goto(linkOf(mail))
    await page.getByRole('heading', { level: 1, name: /^Việc ngày / }).waitFor()
    await page.getByText('Danh sách chỉ để xem').waitFor()
    const first = page.locator('.opened__item').first()
    expect(mail.text).toContain(await first.locator('p').first().innerText())
    await expectAccessible(page)
    expect(await fits()).toBe(true)
  })

  test('one tap on a duty and the sign-in open its form, the second tap reports it', async () => {
    const update = page.getByRole('link', { name: /^Cập nhật NV-/ }).first()
    reported = ((await update.getAttribute('aria-label')) ?? '').replace('Cập nhật ', '')
    await update.click()
    await page.locator('button.sign-in__account', { hasText: 'Phạm Thị Lan' }).click()
    const form = page.getByRole('dialog')
    await form.getByText(reported).first().waitFor()
    await expectAccessible(page)
    expect(await fits()).toBe(true)
    await form.getByRole('radio', { name: 'Đã hoàn thành' }).check()
    await report(form, '989/BC-VP')
  })

  test('signed in, the link leads to one’s work; two taps report a duty as done with its document', async () => {
    await page.goto('about:blank')
    await page.goto(linkOf(mail))
    await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor()
    await page.getByRole('link', { name: 'Đã hoàn thành' }).first().click()
    await report(page.getByRole('dialog'), '990/BC-VP')
  })

  test('what was reported meanwhile waits for its confirmation on the page of the link, and asks for nothing', async () => {
    const stranger = await (await openContext(browser, PHONE, service.url)).newPage()
    await stranger.goto(linkOf(mail))
    const item = stranger.locator('.opened__item', { hasText: reported })
    await item.getByText('Chờ xác nhận').waitFor()
    expect(await item.getByRole('link').allInnerTexts()).toEqual(['Xem'])
    await stranger.close()
  })

  test('an old link says that it has expired and leads on; a changed one says so, too', async () => {
    const stranger = await (await openContext(browser, PHONE, service.url)).newPage()
    await stranger.goto(linkOf(old))
    await stranger.getByText('Liên kết trong thư chỉ dùng được 7 ngày và đã hết hạn.').waitFor()
    await expectAccessible(stranger)
    await stranger.goto('about:blank')
    await stranger.goto(linkOf(mail).slice(0, -4))
    await stranger.getByText('Liên kết không đúng').waitFor()
    await stranger.getByRole('button', { name: 'Đăng nhập để xem việc hôm nay' }).click()
    await stranger.locator('button.sign-in__account', { hasText: 'Phạm Thị Lan' }).click()
    await stranger.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor()
    await stranger.close()
  })
})
