import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LineBlock, TableBlock } from './blocks.ts'
import { type Extraction, linearise } from './linearised/take-apart.ts'
import { KINDS, type Numbering, planOf, randomOf, type TestPlan, treePlanOf } from './linearised/test-plans.ts'
import { rebuildTables } from './linearised.ts'

const sample = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../samples/${name}`, import.meta.url)), 'utf8')

const linesOf = (texts: readonly string[]): LineBlock[] => texts.map((text) => ({ kind: 'line', text, place: null }))

const tablesOf = (texts: readonly string[]) =>
  rebuildTables(linesOf(texts)).blocks.filter((block): block is TableBlock => block.kind === 'table')

/** The texts of a table slot by slot, merged cells in each of their slots; without the header. */
function gridOf(table: TableBlock | undefined): string[][] {
  const grid = Array.from({ length: table?.rowCount ?? 0 }, () =>
    Array.from({ length: table?.colCount ?? 0 }, () => ''),
  )
  for (const cell of table?.cells ?? []) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let col = cell.col; col < cell.col + cell.colSpan; col++) {
        const slots = grid[row]
        if (slots !== undefined) slots[col] = cell.paragraphs.join(' ')
      }
    }
  }
  return grid.slice(table?.headerRows)
}

const plain = (text: string) => text.replace(/[\s.;,]+$/, '')

/** The rows a test plan should give back: area headings in every slot, shared cells repeated. */
function wantedRows(plan: TestPlan): string[][] {
  const rows: string[][] = []
  for (const row of plan.rows) {
    const above = rows.at(-1)
    rows.push(
      typeof row === 'string' ? plan.headings.map(() => row) : row.map((text, col) => text ?? above?.[col] ?? ''),
    )
  }
  return rows
}

/** The share of slots that come back as they were, 0–1. A row too many or too few costs its slots. */
function recovered(plan: TestPlan, extraction: Extraction, seed: number): number {
  const rows = gridOf(tablesOf(linearise(plan, extraction, randomOf(seed)))[0])
  const wanted = wantedRows(plan)
  let [right, at] = [0, 0]
  const agree = (row: readonly string[], got: readonly string[] | undefined) =>
    row.filter((text, col) => plain(text) === plain(got?.[col] ?? '\u0000')).length
  for (const row of wanted) {
    const near = [at, at + 1, at + 2].map((r) => agree(row, rows[r]))
    const best = Math.max(...near)
    right += best
    at += near.indexOf(best) + 1
  }
  return right / (Math.max(wanted.length, rows.length) * plan.headings.length)
}

const STYLES = ['marked', 'spaced', 'bare', 'loose'] as const
const NUMBERINGS: readonly Numbering[] = ['through', 'by area', 'dotted', 'nested']
const SEEDS = [11, 12]

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('tables of invented offices, taken apart as extractors do', () => {
  describe.each(STYLES)('in the style "%s"', (style) => {
    test.each(Object.entries(KINDS))('%s comes back', (_name, kind) => {
      const shares = NUMBERINGS.map((numbering, seed) =>
        recovered(planOf(kind, seed, 24, numbering), { style, pageLines: 28 }, seed),
      )
      expect(mean(shares)).toBeGreaterThan(0.96)
    })

    test('objectives over tasks over activities come back', () => {
      const shares = SEEDS.map((seed) => recovered(treePlanOf(seed, 10), { style, pageLines: 28 }, seed))
      expect(mean(shares)).toBeGreaterThan(0.96)
    })

    test('a header on the first page only is enough', () => {
      const shares = Object.values(KINDS).map((kind, seed) =>
        recovered(planOf(kind, seed, 24), { style, pageLines: 28, headedOnce: true }, seed),
      )
      expect(mean(shares)).toBeGreaterThan(0.96)
    })

    test('rows without numbers are told apart by what their columns say', () => {
      const shares = Object.values(KINDS).map((kind, seed) =>
        recovered(planOf(kind, seed, 24, 'none'), { style, pageLines: 28 }, seed),
      )
      expect(mean(shares)).toBeGreaterThan(0.9)
    })
  })

  const letters = (texts: readonly string[]) => [...texts.join('').replace(/\s/g, '')].sort().join('')

  function expectEveryLetter(plan: TestPlan, extraction: Extraction, seed: number): void {
    const [table] = tablesOf(linearise(plan, extraction, randomOf(seed)))
    const written = plan.rows.flatMap((row) => (typeof row === 'string' ? [row] : row.map((text) => text ?? '')))
    const read = table?.cells.filter((cell) => cell.row > 0).flatMap((cell) => cell.paragraphs)
    expect(letters(read ?? [])).toBe(letters(written))
  }

  test.each([7, 8])('no letter is lost or doubled, whatever the plan and the extractor (seed %i)', (seed) => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.constantFrom(...STYLES),
        fc.constantFrom(...Object.values(KINDS)),
        fc.constantFrom<Numbering>(...NUMBERINGS, 'none'),
        fc.integer({ min: 8, max: 40 }),
        (plan, style, kind, numbering, pageLines) => {
          expectEveryLetter(planOf(kind, plan, 12, numbering), { style, pageLines }, plan)
        },
      ),
      { numRuns: 40, seed },
    )
  })

  test.each([
    ['a commune whose assignment heads two columns', 1920254288, 38],
    ['a ward that names the time before the doers', 541357257, 30],
    ['a short table that begins with the product', 991065592, 9],
  ])('%s: a first row that begins like a heading keeps its words', (name, seed, pageLines) => {
    const kind = KINDS[name] ?? []
    expectEveryLetter(planOf(kind, seed, 12, 'none'), { style: 'loose', pageLines }, seed)
  })
})

describe('a plan published as extracted text', () => {
  const lines = sample('text/phu-tho-kcn-2025-h2.txt').split('\n')

  test.each<[string, (texts: readonly string[]) => readonly string[]]>([
    ['as it is', (texts) => texts],
    ['without blanks at line ends', (texts) => texts.map((text) => text.trimEnd())],
    ['without empty lines', (texts) => texts.filter((text) => text.trim() !== '')],
    ['with an empty line behind every line', (texts) => texts.flatMap((text) => [text, ''])],
  ])('gets its tasks back cell by cell %s, also those cut over two pages', (_name, change) => {
    const rows = gridOf(tablesOf(change(lines))[0]).filter((row) => row[0] !== row[1])
    const { items } = JSON.parse(sample('checked/phu-tho-kcn-2025-h2.json'))
    const wanted = items.map((item: Record<string, string>) =>
      ['ordinal', 'task', 'productText', 'leadText', 'coordinatorText', 'deadlineText'].map((field) =>
        plain(item[field] ?? ''),
      ),
    )
    expect(rows.map((row) => row.map(plain))).toEqual(wanted)
  })

  test('keeps every line that is not of the table', () => {
    const { blocks } = rebuildTables(linesOf(lines))
    const table = blocks.findIndex((block) => block.kind === 'table')
    expect(table).toBeGreaterThan(200)
    expect(blocks.slice(0, table)).toEqual(linesOf(lines).slice(0, table))
    expect(blocks.slice(table + 1).every((block) => block.kind === 'line')).toBe(true)
  })

  test('ends its table where the plan goes on', () => {
    const rest = [
      '',
      'IV. TỔ CHỨC THỰC HIỆN',
      '1. Văn phòng theo dõi, đôn đốc việc thực hiện Kế hoạch này.',
      '',
      'Nơi nhận:',
    ]
    const { blocks } = rebuildTables(linesOf([...lines, ...rest]))
    expect(blocks.slice(-4)).toEqual(linesOf(rest.slice(1)))
  })

  test('names columns, header row and area headings', () => {
    const [table] = tablesOf(sample('text/phu-tho-skhcn-2026.txt').split('\n'))
    expect(table?.headerRows).toBe(1)
    expect(table?.cells.filter((cell) => cell.row === 0).map((cell) => cell.paragraphs[0])).toEqual([
      'Số TT',
      'Nội dung/Nhiệm vụ',
      'Sản phẩm',
      'Cơ quan chủ trì tham mưu',
      'Cơ quan phối hợp',
      'Thời gian Hoàn thành',
      'Ghi chú',
    ])
    expect(table?.cells.filter((cell) => cell.colSpan === 7).map((cell) => cell.paragraphs[0])).toEqual([
      'I Công tác chỉ đạo, điều hành CCHC',
      'II Cải cách thể chế',
      'III Cải cách thủ tục hành chính',
      'IV Cải cách tổ chức bộ máy',
      'V Cải cách chế độ công vụ',
      'VI Cải cách tài chính công',
      'VII Xây dựng và phát triển Chính quyền điện tử, Chính quyền số',
    ])
  })

  test('is left alone where headings are named but no row follows', () => {
    const texts = [
      'Biểu mẫu gồm các cột:',
      'STT Nội dung Sản phẩm Cơ quan chủ trì Thời gian',
      'Văn phòng gửi biểu mẫu kèm theo.',
    ]
    expect(rebuildTables(linesOf(texts)).blocks).toEqual(linesOf(texts))
  })

  test('is left alone when it has no table, or when tabs kept its cells apart', () => {
    for (const name of ['phu-tho-kcn-tuyen-truyen-2025', 'quang-tri-sct-2025-h2']) {
      const texts = sample(`text/${name}.txt`).split('\n')
      expect(rebuildTables(linesOf(texts)).blocks).toEqual(linesOf(texts))
    }
  })
})

/** Rows transcribed by eye from the published plans: [words the row's task or activity begins with, column, text]. */
const SEEN: Readonly<Record<string, readonly (readonly [string, number, string])[]>> = {
  'phu-tho-skhcn-2026': [
    ['Ban hành Kế hoạch CCHC năm 2026', 5, 'Tháng 01/2026'],
    ['Triển khai thực hiện việc tự đánh giá', 3, 'Văn phòng Sở'],
    ['Triển khai thực hiện việc tự đánh giá', 5, 'Theo chỉ đạo của UBND tỉnh'],
    ['Triển khai, tổ chức thực hiện tự đánh giá', 2, 'Văn bản triển khai; Kết quả xếp loại của các phòng, đơn vị'],
    ['Đổi mới, sáng tạo', 2, 'Văn bản triển khai; Quyết định công nhận sáng kiến'],
    ['Đổi mới, sáng tạo', 3, 'Phòng Sở hữu trí tuệ &ATBX'],
    ['- Triển khai thực hiện kịp thời', 3, 'Văn phòng Sở (Phụ trách pháp chế)'],
    ['- Triển khai thực hiện kịp thời', 5, 'Thường xuyên trong năm 2026'],
    ['Thường xuyên cập nhật công khai', 3, 'Cán bộ trực một cửa; Văn phòng Sở'],
    ['Thực hiện số hóa hồ sơ', 3, 'CCVC làm việc tại Bộ phận một cửa (Trung tâm Phục vụ HCC)'],
    ['Tiếp tục thực hiện rà soát chức năng', 2, 'Văn bản; Quyết định'],
    ['Phối hợp rà soát, xây dựng', 5, 'Năm 2026 (Khi có hướng dẫn của Sở Nội vụ)'],
    ['Xây dựng dự toán ngân sách năm 2027', 3, 'Phòng Kế hoạch Tài chính'],
    ['Tham mưu dự thảo Kế hoạch', 4, 'Các phòng, đơn vị thuộc Sở; Các cơ quan, đơn vị có liên quan'],
    ['Kiểm tra việc xây dựng, áp dụng', 3, 'Chi cục Tiêu chuẩn Đo lường Chất lượng'],
    ['Kiểm tra việc xây dựng, áp dụng', 6, ''],
  ],
  'bac-giang-2025': [
    ['Hoạt động 1: Chủ động tham mưu ban hành', 4, 'Nghị quyết/Quyết định'],
    ['Hoạt động 1: Chủ động tham mưu ban hành', 6, 'Sở Tư pháp'],
    ['Hoạt động 2: Nâng cao chất lượng', 5, 'Sở Tư pháp'],
    ['Hoạt động 2: Nâng cao chất lượng', 7, ''],
    ['Hoạt động 2: Tham gia ý kiến', 5, 'Văn phòng UBND tỉnh'],
    ['Hoạt động 1: Đăng ký danh sách', 7, 'Trước 10/2/2025'],
    ['Hoạt động 4: Thực hiện rà soát', 4, 'Lập biểu mẫu, báo cáo kết quả'],
    ['Hoạt động 2: Phê duyệt quy trình', 5, 'Các sở, ngành; UBND cấp huyện, UBND cấp xã'],
    ['Hoạt động 1: Công bố thủ tục', 7, 'Thường xuyên'],
    [
      'Hoạt động 1: Xây dựng Đề án',
      2,
      '1.1. Nhiệm vụ 1: Tiếp tục rà soát, sắp xếp, kiện toàn tổ chức bộ máy, số biên chế, số cấp phó của các tổ chức bên trong của cơ quan hành chính, bảo đảm đúng quy định của pháp luật và lộ trình của tỉnh; thực hiện có hiệu quả Nghị quyết số 18-NQ/TW.',
    ],
    [
      'Hoạt động 1: Các sở, cơ quan, đơn vị',
      7,
      'Sau khi có Nghị định, Thông tư hướng dẫn của Chính phủ và các Bộ, ngành',
    ],
    ['Hoạt động 1: UBND cấp huyện', 7, 'Giai đoạn 2024-2025'],
    ['Hoạt động 1. Xây dựng Kế hoạch', 4, 'Kế hoạch, Thông báo kết luận kiểm tra'],
    ['Hoạt động 1. Xây dựng Kế hoạch', 6, 'Các cơ quan, đơn vị, địa phương'],
    ['Hoạt động 1: Chủ động rà soát, cập nhật', 5, 'Các sở, ngành, các huyện, TP, thị xã; các ĐVSN công lập'],
    ['Hoạt động 1: Phát triển với các hệ thống', 5, 'Sở TT&TT'],
    ['Hoạt động 2: Triển khai thực hiện công tác kiểm tra', 7, 'Tháng 03/2025 (Gửi KH về Sở Nội vụ)'],
    ['Hoạt động 1: Lập dự trù kinh phí tuyên truyền', 6, ''],
    ['Hoạt động 1: Xây dựng báo cáo.', 7, 'Quý II/2025 (Sau khi BCĐ CCHC của CP công bố kết quả)'],
  ],
}

describe.each(Object.entries(SEEN))('the rows of %s', (name, cells) => {
  const rows = gridOf(tablesOf(sample(`text/${name}.txt`).split('\n'))[0])
  test.each(cells)('"%s", column %i, says "%s"', (task, column, text) => {
    const row = rows.find((slots) => slots.some((slot) => slot.startsWith(task)))
    expect(row?.[column]).toBe(text)
  })
})
