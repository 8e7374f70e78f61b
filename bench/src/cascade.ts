import { type LinkableRow, proposeLinks } from '@dondoc/domain/cascade/propose-links'
import { line, ms, quantile, timeRuns } from './figures.ts'

const ROWS = 300
/** Rows of the agency that the superior plan does not have. */
const OWN = 60

const VERBS = [
  'Rà soát',
  'Ban hành',
  'Kiểm tra',
  'Công khai',
  'Nâng cấp',
  'Đánh giá',
  'Hướng dẫn',
  'Tổng kết',
  'Số hóa',
  'Bồi dưỡng',
]
const THINGS = [
  'thủ tục hành chính',
  'văn bản quy phạm pháp luật',
  'vị trí việc làm',
  'cơ sở dữ liệu chuyên ngành',
  'Bộ phận Tiếp nhận và Trả kết quả',
  'cơ chế tự chủ tài chính',
  'dịch vụ công trực tuyến',
  'mức độ hài lòng của người dân',
  'kỷ luật, kỷ cương hành chính',
  'hệ thống quản lý văn bản điều hành',
]
const FIELDS = [
  'đất đai, môi trường',
  'y tế, dân số',
  'giáo dục, đào tạo',
  'lao động, việc làm',
  'xây dựng, quy hoạch',
  'tư pháp, hộ tịch',
]
const ENDS = ['theo kế hoạch của tỉnh', 'bảo đảm đúng thời hạn', 'trên địa bàn', 'đúng quy định hiện hành']
/** What an agency says instead of the province's verb. */
const OTHER_VERBS = [
  'Thực hiện rà soát',
  'Xây dựng, trình ban hành',
  'Tổ chức kiểm tra',
  'Niêm yết công khai',
  'Cải tạo, nâng cấp',
  'Tự đánh giá',
  'Phổ biến, hướng dẫn',
  'Sơ kết, tổng kết',
  'Cập nhật, số hóa',
  'Cử tham gia bồi dưỡng',
]

const pick = (words: readonly string[], at: number): string => words[at % words.length] ?? ''
const row = (id: string, text: string): LinkableRow => ({ id, text, area: null, productText: null, dueOn: null })

/** Any two rows differ in verb, thing or field; the end is what many share. */
const thingAt = (at: number) => Math.floor(at / VERBS.length)
const fieldAt = (at: number) => Math.floor(at / (VERBS.length * THINGS.length))
const above = Array.from({ length: ROWS }, (_, at) =>
  row(
    `a${at}`,
    `${pick(VERBS, at)} ${pick(THINGS, thingAt(at))} lĩnh vực ${pick(FIELDS, fieldAt(at))} ${pick(ENDS, at * 7)}`,
  ),
)

/** The same thing as an agency may put it: another verb before it, the field first, the end left out or another, the thing cut short. */
function paraphrase(at: number): string {
  const verb = pick(OTHER_VERBS, at)
  const thing = pick(THINGS, thingAt(at))
  const field = pick(FIELDS, fieldAt(at))
  switch (at % 4) {
    case 0:
      return `${verb} ${thing} thuộc lĩnh vực ${field} của Sở`
    case 1:
      return `Trong lĩnh vực ${field}: ${verb.toLowerCase()} ${thing}`
    case 2:
      return `${verb} ${thing} ngành ${field.split(',')[0]} ${pick(ENDS, at * 7 + 1)}`
    default:
      return `${verb} ${thing.split(' ').slice(0, 3).join(' ')} về ${field} hằng năm`
  }
}

const below = Array.from({ length: ROWS }, (_, at) =>
  at < ROWS - OWN
    ? row(`a${at}`, paraphrase(at))
    : row(
        `own${at}`,
        `Mua sắm, sửa chữa ${pick(['xe ô tô', 'máy in', 'trụ sở', 'bàn ghế'], at)} phòng ${at} của cơ quan`,
      ),
)

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`

/** Proposals for 300 rows out of 300: time, and how many are right on rows that are made, not taken from plans. */
export async function benchCascade(): Promise<void> {
  console.log(
    `\nProposals by wording, ${ROWS} × ${ROWS} rows; the rows and their paraphrases are made, not taken from plans`,
  )
  const times = await timeRuns(20, 3, () => proposeLinks(below, above))
  line('', 'p50', 'p95', 'aim')
  line('proposals', ms(quantile(times, 0.5)), ms(quantile(times, 0.95)), '100 ms')
  const found = proposeLinks(below, above)
  const expected = below.filter(({ id }) => id.startsWith('a')).length
  const firsts = below.flatMap(({ id }) => (found.get(id) ?? []).slice(0, 1).map((first) => ({ id, ...first })))
  const right = firsts.filter(({ id, superiorId }) => id === superiorId)
  const sure = firsts.filter((one) => one.sure)
  const sureRight = sure.filter(({ id, superiorId }) => id === superiorId)
  const anywhere = below.filter(({ id }) => (found.get(id) ?? []).some(({ superiorId }) => superiorId === id))
  line('', 'precision', 'recall')
  line('the first proposal', percent(right.length, firsts.length), percent(right.length, expected))
  line('among those shown', '', percent(anywhere.length, expected))
  line(
    `those that are sure (${sure.length})`,
    sure.length === 0 ? '–' : percent(sureRight.length, sure.length),
    percent(sureRight.length, expected),
  )
}
