/** A plan's table as an office might have written it, to be taken apart the way PDF text extractors do. */
export interface TestPlan {
  readonly headings: readonly string[]
  /** The cells of the printed header, where some head several columns. */
  readonly header?: readonly string[]
  /** Widths of the columns in thousandths of the type size. */
  readonly widths: readonly number[]
  /** A string is an area heading. A null cell shares the cell above. */
  readonly rows: readonly (string | readonly (string | null)[])[]
}

/** How an office numbers its tasks. */
export type Numbering = 'through' | 'by area' | 'dotted' | 'nested' | 'none'

export type Random = () => number

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const pick = <T>(random: Random, list: readonly [T, ...T[]]): T => list[Math.floor(random() * list.length)] ?? list[0]

const VERBS = [
  'Xây dựng, ban hành',
  'Rà soát, cập nhật',
  'Tổ chức thực hiện',
  'Triển khai',
  'Tham mưu cấp có thẩm quyền ban hành',
  'Kiểm tra, đôn đốc việc thực hiện',
  'Phối hợp xây dựng',
  'Nâng cao chất lượng',
  'Tiếp tục đẩy mạnh',
  'Đánh giá, tổng kết',
] as const
const MATTERS = [
  'kế hoạch tuyên truyền công tác cải cách hành chính trên địa bàn phường',
  'quy chế làm việc của cơ quan bảo đảm đúng quy định của pháp luật',
  'danh mục thủ tục hành chính thuộc thẩm quyền giải quyết, bảo đảm rõ người, rõ việc',
  'các nhiệm vụ được giao tại Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ',
  'chỉ số hài lòng của người dân, tổ chức đối với sự phục vụ (SIPAS) năm 2027',
  'việc số hóa hồ sơ tại Bộ phận Một cửa',
  'đề án vị trí việc làm',
  'dự toán ngân sách nhà nước giai đoạn 2026-2030 theo hướng tiết kiệm; công khai theo quy định',
  'hệ thống quản lý chất lượng theo tiêu chuẩn quốc gia TCVN ISO 9001:2015',
  'cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính (nếu có)',
  'phương án đơn giản hóa thủ tục hành chính nội bộ giữa các cơ quan hành chính',
  'chuyển đổi số trong hoạt động của đơn vị',
] as const
const PRODUCTS = [
  'Kế hoạch',
  'Kế hoạch của UBND phường',
  'Quyết định của Chủ tịch UBND phường',
  'Báo cáo',
  'Báo cáo kết quả thực hiện',
  'Văn bản chỉ đạo, hướng dẫn',
  'Tờ trình; dự thảo Quyết định',
  'Hội nghị tập huấn',
  'Danh mục được công bố',
  '- Kế hoạch kiểm tra; - Thông báo kết luận kiểm tra',
] as const
const LEADS = [
  'Văn phòng HĐND và UBND',
  'Phòng Văn hóa - Xã hội',
  'Phòng Kinh tế, Hạ tầng và Đô thị',
  'Trung tâm Phục vụ hành chính công',
  'Vụ Tổ chức cán bộ',
  'Văn phòng Cục',
  'Phòng Pháp chế',
] as const
const COORDINATORS = [
  'Các phòng, đơn vị có liên quan',
  'Các đơn vị thuộc Cục',
  'Công an phường; Ban Chỉ huy Quân sự phường',
  'Các cơ quan, đơn vị',
  'Sở Tài chính',
] as const
const TIMES = [
  'Quý I/2027',
  'Tháng 3/2027',
  'Trước ngày 30/6/2027',
  'Thường xuyên',
  'Trong năm 2027',
  'Quý II, III/2027',
  'Theo kế hoạch của Bộ',
  'Khi có phát sinh',
  'Năm 2027',
] as const
const BUDGETS = ['Theo dự toán', '50', '120', 'Ngân sách phường', ''] as const
const GROUNDS = [
  'Nghị quyết số 76/NQ-CP',
  'Quyết định số 468/QĐ-TTg',
  'Luật Tổ chức chính quyền địa phương',
  '',
] as const
const LEADERS = ['Đồng chí Trưởng ban', 'Đ/c Phó Trưởng ban', 'Đồng chí Nguyễn Văn An'] as const
const AREAS = [
  'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH',
  'Cải cách thể chế',
  'CẢI CÁCH THỦ TỤC HÀNH CHÍNH',
  'Cải cách tổ chức bộ máy',
  'CẢI CÁCH TÀI CHÍNH CÔNG',
] as const
const ROMANS = ['I', 'II', 'III', 'IV', 'V'] as const

type Maker = (random: Random) => string
const task: Maker = (random) => `${pick(random, VERBS)} ${pick(random, MATTERS)}${random() < 0.2 ? '.' : ''}`
const from =
  (list: readonly [string, ...string[]]): Maker =>
  (random) =>
    pick(random, list)
const sometimes =
  (share: number, make: Maker): Maker =>
  (random) =>
    random() < share ? make(random) : ''

type Kind = readonly (readonly [heading: string, width: number, make: Maker | 'ordinal' | 'group'])[]
const COLUMNS = {
  lead: from(LEADS),
  coordinator: sometimes(0.9, from(COORDINATORS)),
  product: from(PRODUCTS),
  time: from(TIMES),
  budget: from(BUDGETS),
}

/** Tables with one row a task. */
export const KINDS: Readonly<Record<string, Kind>> = {
  'a ward that names the time before the doers': [
    ['TT', 1600, 'ordinal'],
    ['Nhiệm vụ', 17000, task],
    ['Sản phẩm', 8500, COLUMNS.product],
    ['Thời gian hoàn thành', 6500, COLUMNS.time],
    ['Cơ quan chủ trì', 7500, COLUMNS.lead],
    ['Cơ quan phối hợp', 7500, COLUMNS.coordinator],
    ['Ghi chú', 3500, () => ''],
  ],
  'a department with its budget': [
    ['STT', 1800, 'ordinal'],
    ['Nội dung công việc', 19000, task],
    ['Kết quả đầu ra', 9000, COLUMNS.product],
    ['Đơn vị chủ trì', 7000, COLUMNS.lead],
    ['Đơn vị phối hợp', 7500, COLUMNS.coordinator],
    ['Thời hạn hoàn thành', 6000, COLUMNS.time],
    ['Kinh phí (triệu đồng)', 5000, COLUMNS.budget],
  ],
  'a board that names its grounds and the leader in charge': [
    ['STT', 1800, 'ordinal'],
    ['NHIỆM VỤ CỤ THỂ', 15000, task],
    ['CĂN CỨ PHÁP LÝ', 8000, from(GROUNDS)],
    ['LÃNH ĐẠO PHỤ TRÁCH', 6500, from(LEADERS)],
    ['ĐƠN VỊ CHỦ TRÌ', 7000, COLUMNS.lead],
    ['ĐƠN VỊ PHỐI HỢP', 7500, COLUMNS.coordinator],
    ['SẢN PHẨM DỰ KIẾN', 8500, COLUMNS.product],
    ['THỜI GIAN THỰC HIỆN', 6500, COLUMNS.time],
    ['GHI CHÚ', 4000, sometimes(0.1, from(['Nhiệm vụ mới', 'Chuyển tiếp']))],
  ],
  'a commune whose assignment heads two columns': [
    ['TT', 1600, 'ordinal'],
    ['Nội dung, nhiệm vụ', 18000, task],
    ['Phân công thực hiện', 6000, 'group'],
    ['Chủ trì', 7000, COLUMNS.lead],
    ['Phối hợp', 7500, COLUMNS.coordinator],
    ['Thời gian', 6000, COLUMNS.time],
    ['Kết quả', 9000, COLUMNS.product],
  ],
  'a short table that begins with the product': [
    ['Số TT', 1800, 'ordinal'],
    ['Sản phẩm', 9000, COLUMNS.product],
    ['Nội dung nhiệm vụ', 20000, task],
    ['Đơn vị thực hiện', 8000, COLUMNS.lead],
    ['Tiến độ thực hiện', 7000, COLUMNS.time],
  ],
}

/** A plan of a kind with rows of its own for every seed. */
export function planOf(kind: Kind, seed: number, count: number, numbering: Numbering = 'through'): TestPlan {
  const random = randomOf(seed)
  let [area, within] = [0, 0]
  const rows: (string | (string | null)[])[] = []
  for (let n = 1; n <= count; n++) {
    within++
    if ((n - 1) % 8 === 0) {
      area++
      within = 1
      if (random() < 0.8) rows.push(`${ROMANS[area - 1] ?? 'V'}. ${AREAS[area - 1] ?? ''}`)
    }
    const ordinals: Record<Numbering, string> = {
      through: String(n),
      'by area': String(within),
      dotted: `${n}.`,
      nested: `${area}.${within}`,
      none: '',
    }
    const own = kind.filter(([, , make]) => make !== 'group')
    rows.push(own.map(([, , make]) => (make === 'ordinal' || make === 'group' ? ordinals[numbering] : make(random))))
  }
  const own = kind.filter(([, , make]) => make !== 'group')
  return {
    headings: own.map(([heading]) => heading),
    header: kind.map(([heading]) => heading),
    widths: own.map(([, width]) => width),
    rows,
  }
}

/** A plan with objectives over tasks over activities, the first two merged over their rows. */
export function treePlanOf(seed: number, objectives: number): TestPlan {
  const random = randomOf(seed)
  const rows: (string | (string | null)[])[] = []
  for (let n = 1; n <= objectives; n++) {
    if (n % 3 === 1) rows.push(`${ROMANS[(n - 1) / 3] ?? 'I'} ${AREAS[(n - 1) / 3] ?? ''}`)
    const tasks = 1 + Math.floor(random() * 2)
    for (let k = 1; k <= tasks; k++) {
      const activities = 1 + Math.floor(random() * 2)
      for (let a = 1; a <= activities; a++) {
        rows.push([
          '',
          k === 1 && a === 1 ? `${n}. ${pick(random, VERBS)} ${pick(random, MATTERS)}` : null,
          a === 1 ? `${n}.${k}. Nhiệm vụ ${k}: ${task(random)}` : null,
          `Hoạt động ${a}: ${task(random)}`,
          COLUMNS.product(random),
          COLUMNS.lead(random),
          pick(random, COORDINATORS),
          COLUMNS.time(random),
          '',
        ])
      }
    }
  }
  return {
    headings: [
      'TT',
      'Mục tiêu',
      'Nhiệm vụ',
      'Hoạt động',
      'Kết quả/ Sản phẩm',
      'Chủ trì',
      'Phối hợp',
      'Thời gian',
      'Kinh phí',
    ],
    widths: [1600, 9500, 12500, 14500, 6500, 5500, 5500, 5000, 3000],
    rows,
  }
}
