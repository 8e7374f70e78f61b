import { startsWithBody } from './agencies.ts'
import { dropEnd, normaliseText } from './normalise.ts'

/** Who does a task and until when, as a sentence of the body says it; empty strings where it says nothing. */
export interface ProseAssignment {
  readonly task: string
  readonly lead: string
  readonly coordinators: string
  readonly deadline: string
}

const LEAD =
  /(?:^|[.;:(,]\s+|\()(?:Giao(?: cho)?|Phân công|Đề nghị|Yêu cầu)?\s*((?:Các\s+)?\p{Lu}[^.;:()]{1,90}?)\s+(?:là (?:đơn vị|cơ quan|bộ phận)\s+)?(?:chủ trì|làm đầu mối|là đầu mối|chịu trách nhiệm chính)(?:\s+(?:tham mưu|thực hiện|triển khai))?(?!\p{L})/u
const HELPED_BY = /^[\s,]*(?:và\s+)?phối hợp\s*(?:với|cùng)?\s+/iu
/** The words with which the work begins behind the names of those who help. */
const WORK_VERB =
  /(?:^|[\s,])(?:để\s+)?(thực hiện|triển khai|xây dựng|tham mưu|rà soát|tổ chức|ban hành|trình|theo dõi|kiểm tra|hướng dẫn|tổng hợp|đôn đốc|nâng cao|tiếp tục|cập nhật|công khai|công bố|niêm yết|đánh giá|báo cáo|hoàn thiện|hoàn thành|nghiên cứu|đề xuất|thẩm định|tuyên truyền|số hóa|duy trì|vận hành|sửa đổi|lập|đẩy mạnh|tăng cường|bảo đảm|đảm bảo|giải quyết|tiếp nhận|khảo sát|xử lý|nâng cấp|phát triển|cung cấp|kết nối|tích hợp|cắt giảm|đơn giản hóa|kiện toàn|sắp xếp|bố trí|đào tạo|bồi dưỡng|tập huấn|quán triệt|thống kê|quản lý|ứng dụng|phê duyệt|phân công|mở|tự)(?!\p{L})/u
const DEADLINE =
  /(?:^|[\s,;.(])(?:(?:hoàn thành|thực hiện|xong)\s+|(?:thời gian|thời hạn|tiến độ)[^:;.]{0,20}:?\s+)?((?:trước|trong (?:ngày|tháng|quý|năm|6 tháng)|chậm nhất|muộn nhất|đến hết|đến ngày|từ (?:ngày|tháng|quý)|thường xuyên|định kỳ|hằng (?:tháng|quý|năm)|hàng (?:tháng|quý|năm)|(?:quý|tháng) (?:[IV]+|\d))(?!\p{L})[^;()]*)/iu
/** What an instruction repeats of the work: "thực hiện", "triển khai thực hiện nhiệm vụ này". */
const BARE_WORK = /^(?:(?:tổ chức|triển khai|thực hiện|nhiệm vụ|nội dung|này|hoàn thành|và|việc)[\s,]*)+$/iu

/**
 * Reads a task that says in words who leads it: "Rà soát quy trình. Phòng Đào tạo chủ trì, phối hợp với Văn phòng thực hiện;
 * hoàn thành trước ngày 30/6/2026", or with the work behind the names: "Giao Văn phòng chủ trì, phối hợp với các phòng xây
 * dựng Kế hoạch". Null where nobody leads.
 */
export function readProseAssignment(text: string): ProseAssignment | null {
  const found = LEAD.exec(text)
  if (!found?.[1] || !startsWithBody(found[1])) return null
  const before = dropEnd(normaliseText(text.slice(0, found.index)), ' (;:-')
  const rest = text.slice(found.index + found[0].length)
  const due = lastDeadline(rest)
  const said = due ? rest.slice(0, due.start) : rest
  const helped = HELPED_BY.exec(said)
  const behind = helped ? said.slice(helped[0].length) : said
  const verb = WORK_VERB.exec(behind)
  const coordinators = helped ? behind.slice(0, verb?.index ?? endOfNames(behind)) : ''
  const work = verb ? trimmed(behind.slice(verb.index)) : ''
  return {
    task: before === '' && !BARE_WORK.test(work) ? sentenceCase(work) : before,
    lead: trimmed(found[1]),
    coordinators: trimmed(coordinators),
    deadline: due?.words ?? '',
  }
}

const trimmed = (text: string): string => dropEnd(normaliseText(text).replace(/^[\s,;:]+/, ''), ' .;,:()')

const endOfNames = (text: string): number => {
  const end = text.search(/[.;]/)
  return end < 0 ? text.length : end
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The last words of a text that say a time, with their place. */
function lastDeadline(text: string): { readonly words: string; readonly start: number } | null {
  let start = 0
  for (const clause of text.split(/(?<=[;.])\s+/u)) {
    const at = text.indexOf(clause, start)
    const found = DEADLINE.exec(clause)
    if (found?.[1]) return { words: trimmed(found[1]), start: at + found.index }
    start = at + clause.length
  }
  return null
}
