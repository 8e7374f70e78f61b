import { textWidth } from './text-width.ts'

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

/** How an extractor lays the pieces out. */
export interface Extraction {
  /** "marked": a blank behind wrapped lines only. "spaced": an empty line behind every line, blanks for empty cells. "bare": lines, nothing else. "loose": empty lines here and there, blanks at line ends trimmed. */
  readonly style: 'marked' | 'spaced' | 'bare' | 'loose'
  /** Lines of a page; rows that do not fit are cut. */
  readonly pageLines: number
  /** The header stands on the first page only; the others begin with their number. */
  readonly headedOnce?: boolean
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

/** Breaks a text into lines no wider than a column, as a word processor does. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split(/ (?=- )/)) {
    let line = ''
    for (const word of paragraph.split(' ')) {
      if (line !== '' && textWidth(`${line} ${word}`) > width) {
        lines.push(line)
        line = word
      } else line = line === '' ? word : `${line} ${word}`
    }
    lines.push(line)
  }
  return text === '' ? [] : lines
}

const MARK = '\u0000'

/** Takes a plan's table apart: the cells one after the other in short lines, cut and headed again at every page. */
export function linearise(plan: TestPlan, extraction: Extraction, random: Random): string[] {
  const out: string[] = []
  const header = (plan.header ?? plan.headings).flatMap((heading) => endCell(wrap(heading, 5500)))
  let left = 0
  let number = 1
  const page = () => {
    const first = out.length === 0
    if (!first && (extraction.style === 'marked' || extraction.headedOnce === true))
      out.push('', '', String(++number), '')
    if (first || extraction.headedOnce !== true) out.push(...header)
    left = extraction.pageLines
  }
  page()
  for (const row of plan.rows) {
    if (typeof row === 'string') {
      if (left < 4) page()
      out.push(...endCell([row]))
      left--
      continue
    }
    let cells = row.map((text, c) => (text === null ? null : wrap(text, plan.widths[c] ?? 0)))
    for (;;) {
      const height = Math.max(...cells.map((lines) => lines?.length ?? 0))
      const room = Math.min(height, left)
      if (room > 2 || height === room) {
        out.push(
          ...emit(
            cells.map((lines) => lines?.slice(0, room) ?? null),
            extraction,
            random,
            height > room,
          ),
        )
        left -= room
        if (height === room) break
        cells = cells.map((lines) => (lines === null || lines.length <= room ? null : lines.slice(room)))
      }
      page()
    }
  }
  return dress(out, extraction, random)
}

const endCell = (lines: readonly string[]) => lines.map((line, i) => (i === lines.length - 1 ? line + MARK : line))

function emit(
  cells: readonly (readonly string[] | null)[],
  extraction: Extraction,
  random: Random,
  cut: boolean,
): string[] {
  const out: string[] = []
  for (const lines of cells) {
    if (lines === null) continue
    if (lines.length === 0) {
      if (extraction.style === 'spaced') out.push(' ')
      continue
    }
    const ended = cut ? [...lines] : endCell(lines)
    const last = out.at(-1)
    const joins = extraction.style === 'marked' && lines.length === 1 && last?.endsWith(MARK) && random() < 0.35
    if (joins && last !== undefined) out[out.length - 1] = `${last.slice(0, -1)} ${ended[0] ?? ''}`
    else out.push(...ended)
  }
  return out
}

/** White space as the style has it. */
function dress(lines: readonly string[], { style }: Extraction, random: Random): string[] {
  return lines.flatMap((line) => {
    const ends = line.endsWith(MARK)
    const text = line.replaceAll(MARK, '')
    if (style === 'bare') return text === '' ? [] : [text]
    if (text === '') return ['']
    if (style === 'loose') return random() < (ends ? 0.5 : 0.15) ? [text, ''] : [text]
    if (style === 'spaced') return [text.trim() === '' ? text : `${text} `, '']
    const blank = ends ? random() < 0.6 : random() < 0.1
    const trailing = ends ? random() < 0.1 : true
    return [trailing ? `${text} ` : text, ...(blank ? [''] : [])]
  })
}
