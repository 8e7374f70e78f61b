import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DrawnCell, documentOf, lines, paragraph, table } from './plan-blocks.fixture.ts'
import { readPlan } from './read-plan.ts'

/** A plan of an office that does not exist, as its rows should be read whatever the table looks like. */
const AREAS = [
  { area: 'organization', names: ['Cải cách tổ chức bộ máy hành chính', 'TỔ CHỨC BỘ MÁY'] },
  { area: 'digital', names: ['Xây dựng và phát triển chính quyền số', 'CHUYỂN ĐỔI SỐ'] },
  { area: 'direction', names: ['Công tác chỉ đạo, điều hành', 'CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH'] },
] as const

const ROWS = [
  {
    area: 'organization',
    ordinal: '1',
    objective: 'Bộ máy tinh gọn',
    task: 'Kiện toàn các phòng chuyên môn sau sáp nhập',
    activity: 'Trình quyết định chức năng, nhiệm vụ',
    product: 'Quyết định của Chi cục',
    lead: 'Phòng Tổ chức - Hành chính',
    coordinator: 'Các phòng, hạt trực thuộc',
    deadline: 'Quý I/2026',
    budget: '25',
    note: 'Sau khi có hướng dẫn',
  },
  {
    area: 'organization',
    ordinal: '2',
    objective: 'Bộ máy tinh gọn',
    task: 'Rà soát phân cấp',
    activity: 'Báo cáo kết quả rà soát',
    product: 'Báo cáo',
    lead: 'Phòng Pháp chế',
    coordinator: '',
    deadline: 'Trước ngày 15/11/2026',
    budget: '',
    note: '',
  },
  {
    area: 'digital',
    ordinal: '1',
    objective: '100% hồ sơ điện tử',
    task: 'Số hóa hồ sơ quản lý rừng',
    activity: 'Quét, gắn mã hồ sơ giai đoạn 2020 - 2025',
    product: '12.000 hồ sơ',
    lead: 'Hạt Kiểm lâm số 1',
    coordinator: 'Trung tâm Công nghệ thông tin',
    deadline: 'Thường xuyên',
    budget: '300',
    note: '',
  },
  {
    area: 'digital',
    ordinal: '2',
    objective: '100% hồ sơ điện tử',
    task: 'Số hóa hồ sơ quản lý rừng',
    activity: 'Tập huấn sử dụng phần mềm',
    product: 'Lớp tập huấn',
    lead: 'Văn phòng',
    coordinator: 'Các hạt kiểm lâm',
    deadline: 'Tháng 5/2026',
    budget: '',
    note: '',
  },
  {
    area: 'direction',
    ordinal: '1',
    objective: 'Đúng kế hoạch',
    task: 'Kiểm tra việc thực hiện',
    activity: 'Ban hành kế hoạch kiểm tra',
    product: 'Kế hoạch; Thông báo kết luận',
    lead: 'Thanh tra Chi cục',
    coordinator: 'Các phòng',
    deadline: 'Quý II, III năm 2026',
    budget: '',
    note: '',
  },
] as const

type Field = Exclude<keyof (typeof ROWS)[number], 'area'>

const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  ordinal: ['TT', 'STT', 'Số TT'],
  objective: ['Mục tiêu', 'MỤC TIÊU CỤ THỂ'],
  task: ['Nhiệm vụ', 'Nội dung, nhiệm vụ'],
  activity: ['Hoạt động', 'Giải pháp thực hiện'],
  product: ['Sản phẩm', 'Kết quả đầu ra', 'Kết quả/ Sản phẩm'],
  lead: ['Chủ trì', 'Đơn vị chủ trì thực hiện', 'Đơn vị thực hiện'],
  coordinator: ['Phối hợp', 'Cơ quan, đơn vị phối hợp'],
  deadline: ['Thời gian', 'Thời hạn hoàn thành', 'Tiến độ'],
  budget: ['Kinh phí (triệu đồng)', 'Dự toán kinh phí'],
  note: ['Ghi chú'],
}
const FIELDS = Object.keys(HEADINGS) as Field[]

const layout = fc.record({
  order: fc.shuffledSubarray(
    FIELDS.filter((field) => field !== 'ordinal' && field !== 'objective' && field !== 'task' && field !== 'activity'),
    { minLength: 3 },
  ),
  levels: fc.constantFrom<readonly Field[]>(
    ['objective', 'task', 'activity'],
    ['task', 'activity'],
    ['objective', 'task'],
    ['task'],
  ),
  workAt: fc.nat(2),
  heading: fc.nat(2),
  name: fc.nat(1),
  areas: fc.constantFrom('numbered', 'inside', 'shouted'),
  repeated: fc.boolean(),
  columnNumbers: fc.boolean(),
  tabs: fc.boolean(),
})

const ROMAN = ['I', 'II', 'III']

test('one plan in any order of columns, under any usual headings, reads the same', () => {
  fc.assert(
    fc.property(layout, (drawn) => {
      const fields: Field[] = [
        'ordinal',
        ...drawn.order.slice(0, drawn.workAt),
        ...drawn.levels,
        ...drawn.order.slice(drawn.workAt),
      ]
      const head = fields.map((field) => HEADINGS[field][drawn.heading % HEADINGS[field].length] ?? '')
      const rows: DrawnCell[][] = [head]
      if (drawn.columnNumbers) rows.push(fields.map((_, at) => `(${at + 1})`))
      for (const [at, { area, names }] of AREAS.entries()) {
        const name = names[drawn.name] ?? ''
        const texts = {
          numbered: [ROMAN[at] ?? '', name],
          inside: [`${ROMAN[at]}. ${name}`],
          shouted: [name.toUpperCase()],
        }[drawn.areas]
        const last = texts.at(-1) ?? ''
        rows.push([...texts.slice(0, -1), { text: last, cols: fields.length - texts.length + 1 }])
        if (drawn.repeated && at > 0) rows.push(head)
        rows.push(...ROWS.filter((row) => row.area === area).map((row) => fields.map((field) => row[field])))
      }
      const tabbed = rows.map((row) => {
        const texts = row.map((cell) => (typeof cell === 'string' ? cell : cell.text))
        return [...texts, ...Array.from({ length: fields.length - texts.length }, () => '')].join('\t')
      })
      const blocks = drawn.tabs ? lines(tabbed.join('\n')) : [table(...rows)]
      const title = [paragraph('KẾ HOẠCH'), paragraph('Cải cách hành chính năm 2026')]
      const items = readPlan(documentOf([...title, ...blocks]), 'plan').items.map((item) => ({
        area: item.area,
        ordinal: item.ordinal,
        objective: item.objective,
        task: item.task,
        activity: item.activity,
        product: item.productText,
        lead: item.leadText,
        coordinator: item.coordinatorText,
        deadline: item.deadlineText,
        budget: item.budgetText,
        note: item.note,
      }))
      const expected = ROWS.map((row) => {
        const shown = FIELDS.map((field) => [field, fields.includes(field) && row[field] !== '' ? row[field] : null])
        return { area: row.area, ...Object.fromEntries(shown) }
      })
      expect(items).toEqual(expected)
    }),
    { numRuns: 150 },
  )
})
