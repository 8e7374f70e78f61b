import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESKTOP, expectAccessible, hasBrowser, openBrowser, openContext } from './browser.ts'
import { numberIn, signInAs } from './session.ts'

/** Ten years on, as a Vietnamese office types a day: later than any due date of the demo. */
const LATER = `31/12/${new Date().getFullYear() + 10}`

describe.skipIf(!hasBrowser)('deadlines that wait, and later ones', () => {
  let browser: Browser
  let focal: Page
  let unit: Page

  beforeAll(async () => {
    browser = await openBrowser()
    focal = await (await openContext(browser)).newPage()
    await signInAs(focal, 'Đầu mối')
    unit = await (await openContext(browser)).newPage()
    await signInAs(unit, 'Trưởng đơn vị')
  })
  afterAll(() => browser.close())

  test('an act is registered once, and the duties that waited for it start', async () => {
    await focal.goto('/nhiem-vu')
    await focal.getByRole('link', { name: 'Sự kiện căn cứ' }).click()
    const waiting = focal.getByRole('region', { name: /đang chờ căn cứ/ })
    await waiting.waitFor()
    await expectAccessible(focal)
    const before = numberIn(await waiting.getByRole('heading').textContent())
    await waiting
      .getByRole('button', { name: /^(Đăng ký sự kiện|Ghi hạn theo văn bản): / })
      .first()
      .click()
    const panel = focal.getByRole('dialog', { name: 'Đăng ký sự kiện căn cứ' })
    await panel.getByLabel('Tên sự kiện').fill('Văn bản hướng dẫn số 05/2026 ban hành')
    await panel.getByRole('textbox', { name: 'Ngày xảy ra (ban hành, công bố)' }).fill('01/6/2026')
    const due = panel.getByRole('textbox', { name: /^(Hạn cho nhiệm vụ không ghi số ngày|Hạn mà văn bản quy định)/ })
    if (await due.isVisible()) await due.fill(LATER)
    // What one row of the plan asks of many is read once, and each of them can be left out.
    const owers = panel.getByRole('group', { name: /^Bắt đầu/ }).getByRole('checkbox')
    const tasks = await panel.locator('.waiting-choice__task legend').allTextContents()
    expect(new Set(tasks).size).toBe(tasks.length)
    expect(await owers.count()).toBeGreaterThanOrEqual(tasks.length)
    await expectAccessible(focal)
    await panel.getByRole('button', { name: 'Xem trước' }).click()
    const confirm = panel.getByRole('button', { name: /^Đăng ký, bắt đầu/ })
    await confirm.waitFor()
    const started = numberIn(await confirm.textContent())
    await confirm.click()
    await focal.getByText('bắt đầu tính hạn.', { exact: false }).first().waitFor()
    const registered = focal.getByRole('region', { name: 'Sự kiện đã đăng ký' })
    await registered.getByText('Văn bản hướng dẫn số 05/2026 ban hành').waitFor()
    await focal.waitForFunction(
      ([count, stood]) => {
        const heading = [...document.querySelectorAll('h2')].find((one) => one.textContent?.includes('chờ căn cứ'))
        return heading === undefined ? count === stood : !heading.textContent?.startsWith(`${stood} `)
      },
      [started, before],
    )
  })

  test('a unit asks for a later day, the office grants it, and both days stand', async () => {
    await unit.goto('/nhiem-vu?mine=1&status=running,not-started&sort=due')
    await unit.locator('a.row-link').first().click()
    await unit.getByRole('button', { name: 'Đề nghị gia hạn' }).click()
    const panel = unit.getByRole('dialog')
    await panel.getByRole('textbox', { name: 'Hạn mới' }).fill(LATER)
    await panel.getByRole('textbox', { name: 'Lý do' }).fill('Chờ văn bản hướng dẫn của Bộ')
    await expectAccessible(unit)
    await panel.getByRole('button', { name: 'Gửi đề nghị' }).click()
    const box = unit.getByRole('region', { name: 'Gia hạn' })
    await box.getByText('Chờ giải quyết').waitFor()
    const address = new URL(unit.url()).pathname

    await focal.goto('/viec-cua-toi')
    await focal.getByRole('region', { name: /đề nghị gia hạn chờ đồng chí giải quyết/ }).waitFor()
    await expectAccessible(focal)
    await focal.goto(address)
    await focal.getByRole('button', { name: 'Giải quyết đề nghị' }).click()
    const decision = focal.getByRole('dialog', { name: 'Giải quyết đề nghị gia hạn' })
    // What is decided on is named, and each way to decide is whole also on a narrow phone.
    await decision.getByText('Chờ văn bản hướng dẫn của Bộ').waitFor()
    await focal.setViewportSize({ width: 360, height: 780 })
    const cut = await decision
      .getByRole('radio')
      .evaluateAll((ways) => ways.filter((way) => (way.closest('label')?.getBoundingClientRect().right ?? 999) > 360))
    expect(cut).toEqual([])
    await decision.getByRole('radio', { name: 'Không đồng ý' }).check()
    await decision.getByRole('button', { name: 'Ghi quyết định' }).click()
    await decision.getByText('Nêu lý do không đồng ý.').waitFor()
    await expectAccessible(focal)
    await focal.setViewportSize(DESKTOP)
    await decision.getByRole('radio', { name: 'Đồng ý như đề nghị' }).check()
    await decision.getByRole('button', { name: 'Ghi quyết định' }).click()
    await focal.getByRole('region', { name: 'Gia hạn' }).getByText('Đã đồng ý').waitFor()

    await unit.reload()
    await box.getByText(`Hạn hiện tại: ${LATER}`, { exact: false }).waitFor()
    expect(await box.getByText('Hạn theo kế hoạch:', { exact: false }).count()).toBe(1)
  })

  test('several requests are decided at one stroke from the desk, which says so', async () => {
    await unit.goto('/nhiem-vu?mine=1&status=running,not-started&sort=due')
    const open = unit.locator('a.row-link')
    await open.nth(1).waitFor()
    const addresses = await open.evaluateAll((links) =>
      links.slice(0, 2).map((link) => link.getAttribute('href') ?? ''),
    )
    for (const address of addresses) {
      await unit.goto(address)
      await unit.getByRole('button', { name: 'Đề nghị gia hạn' }).click()
      const panel = unit.getByRole('dialog')
      await panel.getByRole('textbox', { name: 'Hạn mới' }).fill(LATER.replace('31/12', '30/12'))
      await panel.getByRole('textbox', { name: 'Lý do' }).fill('Chờ ý kiến của các sở, ngành')
      await panel.getByRole('button', { name: 'Gửi đề nghị' }).click()
      await unit.getByRole('region', { name: 'Gia hạn' }).getByText('Chờ giải quyết').waitFor()
    }
    await focal.goto('/viec-cua-toi')
    const desk = focal.getByRole('region', { name: '2 đề nghị gia hạn chờ đồng chí giải quyết' })
    await desk.getByLabel('Chọn tất cả').check()
    await desk.getByRole('button', { name: 'Giải quyết 2 đề nghị đã chọn' }).click()
    const decision = focal.getByRole('dialog', { name: 'Giải quyết 2 đề nghị gia hạn' })
    await expectAccessible(focal)
    await decision.getByRole('radio', { name: 'Không đồng ý' }).check()
    await decision.getByRole('textbox', { name: 'Ý kiến' }).fill('Hạn theo kế hoạch còn đủ thời gian')
    await decision.getByRole('button', { name: 'Ghi quyết định' }).click()
    await focal.getByText('Đã ghi quyết định với 2 đề nghị gia hạn.').waitFor()
    await desk.waitFor({ state: 'detached' })
    await unit.getByRole('button', { name: /^Thông báo/ }).click()
    await unit
      .getByText(/Không đồng ý gia hạn NV-\d+: Hạn theo kế hoạch/)
      .first()
      .waitFor()
    await expectAccessible(unit)
  })
})
