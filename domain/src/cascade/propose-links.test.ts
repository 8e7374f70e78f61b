import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LinkableRow, proposeLinks } from './propose-links.ts'

const row = (id: string, text: string, more: Partial<LinkableRow> = {}): LinkableRow => ({
  id,
  text,
  area: null,
  productText: null,
  dueOn: null,
  ...more,
})

/** Rows as a province writes them. */
const PROVINCE = [
  row('plan', 'Ban hành Kế hoạch cải cách hành chính năm 2026 của tỉnh'),
  row('news', 'Tuyên truyền công tác cải cách hành chính trên các phương tiện thông tin đại chúng'),
  row('law', 'Rà soát, hệ thống hóa văn bản quy phạm pháp luật do Hội đồng nhân dân, Ủy ban nhân dân tỉnh ban hành'),
  row('procedure', 'Rà soát, đơn giản hóa thủ tục hành chính, cắt giảm thời gian giải quyết'),
  row('one-stop', 'Nâng cao chất lượng hoạt động của Bộ phận Tiếp nhận và Trả kết quả các cấp'),
  row('posts', 'Hoàn thiện Đề án vị trí việc làm trong các cơ quan hành chính, đơn vị sự nghiệp công lập'),
  row('training', 'Đào tạo, bồi dưỡng cán bộ, công chức, viên chức'),
  row('autonomy', 'Thực hiện cơ chế tự chủ tài chính đối với đơn vị sự nghiệp công lập'),
  row('digital', 'Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính'),
  row('survey', 'Khảo sát mức độ hài lòng của người dân, tổ chức đối với sự phục vụ của cơ quan hành chính nhà nước'),
  row('check', 'Kiểm tra công tác cải cách hành chính tại các sở, ban, ngành và địa phương'),
]

/** The same, as an agency would say it for itself. */
const AGENCY: readonly (readonly [text: string, superior: string | null])[] = [
  ['Xây dựng và ban hành Kế hoạch cải cách hành chính năm 2026 của Sở', 'plan'],
  ['Đăng tin, bài tuyên truyền cải cách hành chính trên trang thông tin điện tử của Sở', 'news'],
  ['Hệ thống hóa, rà soát các văn bản quy phạm pháp luật thuộc lĩnh vực quản lý', 'law'],
  ['Đề xuất đơn giản hóa, cắt giảm thời gian giải quyết thủ tục hành chính thuộc thẩm quyền', 'procedure'],
  ['Bố trí công chức tại Bộ phận Tiếp nhận và Trả kết quả, nâng cao chất lượng phục vụ', 'one-stop'],
  ['Điều chỉnh Đề án vị trí việc làm của Sở và các đơn vị sự nghiệp trực thuộc', 'posts'],
  ['Cử công chức, viên chức tham gia các lớp đào tạo, bồi dưỡng', 'training'],
  ['Số hóa hồ sơ, kết quả thủ tục hành chính còn hiệu lực', 'digital'],
  ['Thăm dò mức độ hài lòng của tổ chức, người dân đến giao dịch', 'survey'],
  ['Mua sắm máy tính cho các phòng chuyên môn', null],
]

describe('rows that carry out rows of the superior plan', () => {
  test('are proposed by what they say, and nothing is proposed where nothing reads alike', () => {
    const found = proposeLinks(
      AGENCY.map(([text], at) => row(String(at), text)),
      PROVINCE,
    )
    const first = AGENCY.map((_, at) => found.get(String(at))?.[0]?.superiorId ?? null)
    expect(first).toEqual(AGENCY.map(([, superior]) => superior))
  })

  test('the same words are sure, and the words that both have are named as they stand in the row', () => {
    const [proposal] =
      proposeLinks([row('a', 'SỐ HÓA hồ sơ, kết quả giải quyết thủ tục hành chính')], PROVINCE).get('a') ?? []
    expect(proposal).toMatchObject({ superiorId: 'digital', sure: true })
    expect(proposal?.words.join(' ')).toContain('HÓA hồ')
  })

  test('two rows above that read alike leave the choice to a person', () => {
    const twins = [...PROVINCE, row('digital-too', 'Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính ở cấp xã')]
    const [first, second] =
      proposeLinks([row('a', 'Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính')], twins).get('a') ?? []
    expect([first?.superiorId, second?.superiorId]).toEqual(['digital', 'digital-too'])
    expect(second?.sure).toBe(false)
  })

  test('the area tips the scales between two that read the same', () => {
    const same = 'Báo cáo kết quả thực hiện'
    const above = [row('x', same, { area: 'digital' }), row('y', same, { area: 'institutions' }), ...PROVINCE]
    expect(proposeLinks([row('a', same, { area: 'institutions' })], above).get('a')?.[0]?.superiorId).toBe('y')
  })
})

describe('scores', () => {
  const text = fc.array(fc.constantFrom('rà', 'soát', 'thủ', 'tục', 'hành', 'chính', 'số', 'hóa', 'báo', 'cáo'), {
    maxLength: 8,
  })
  const rows = fc
    .array(text, { maxLength: 6 })
    .map((texts) => texts.map((words, at) => row(String(at), words.join(' '))))

  test('lie between 0 and 1, fall from one proposal to the next, and only the first may be sure', () => {
    fc.assert(
      fc.property(rows, rows, (below, above) => {
        const found = proposeLinks(below, above)
        expect([...found.keys()]).toEqual(below.map(({ id }) => id))
        for (const proposals of found.values()) {
          const scores = proposals.map(({ score }) => score)
          expect(scores.every((score) => score > 0 && score <= 1)).toBe(true)
          expect(scores).toEqual([...scores].sort((a, b) => b - a))
          expect(proposals.slice(1).some(({ sure }) => sure)).toBe(false)
        }
      }),
    )
  })

  test('do not depend on accents or capitals', () => {
    fc.assert(
      fc.property(rows, rows, (below, above) => {
        const loud = below.map((one) => ({ ...one, text: one.text.toUpperCase().normalize('NFD') }))
        const scores = (some: readonly LinkableRow[]) =>
          [...proposeLinks(some, above).values()].map((all) => all.map(({ superiorId, score }) => [superiorId, score]))
        expect(scores(loud)).toEqual(scores(below))
      }),
    )
  })
})
