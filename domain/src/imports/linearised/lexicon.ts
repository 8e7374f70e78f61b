import { BUDGET, DEADLINE, DOER, GROUNDS, LEADER, PRODUCT, WORK } from './cell-openings.ts'
import type { ColumnRole } from './roles.ts'

const DOER_WORDS = new Set(
  'phong ban so nganh van vp ubnd hdnd uy don vi cac co quan trung tam chi cuc vu vien huyen xa phuong tp thi tinh bo phan thuoc truc lien cong chuc vien can bo doan hoi to va chuyen mon dia noi tu phap tai chinh thanh pho lanh dao tham gia cap dvsn lap nguoi dan tra giup khac'.split(
    ' ',
  ),
)
const DEADLINE_WORDS = new Set(
  'thang quy nam ngay truoc sau trong thuong xuyen dinh ky hang giai doan khi co phat sinh theo ke hoach chi dao yeu cau tien do lo trinh rieng cua ubnd tinh cham nhat thuc hien tu den hoan thanh ca dau cuoi i ii iii iv bao cao dot xuat xong lien tuc huong dan van ban quy'.split(
    ' ',
  ),
)

/** Whether the text begins with the name of a doer, a body or a person. */
export function beginsDoer(ahead: string): boolean {
  return DOER.test(ahead) || /^(?:Đồng chí|Đ\/[cC])(?!\p{L})/u.test(ahead)
}

/** What the words from a place on begin as, whatever the column. */
export interface Beginning {
  /** The words without a list marker. */
  readonly ahead: string
  readonly time: boolean
  readonly doer: boolean
  readonly product: boolean
}

/** Reads what a text begins as. */
export function readBeginning(text: string): Beginning {
  const ahead = text.replace(/^[-–+•*]\s*/, '')
  // "Phòng Tài chính" over "- Kế toán" is one name.
  const doer = DOER.test(ahead) && !/^[-–]\s*Kế toán/.test(text)
  return { ahead, time: DEADLINE.test(ahead), doer, product: PRODUCT.test(ahead) }
}

/** What a place in the text looks like the beginning of, as roles with their strength. */
export function startScore(role: ColumnRole, { ahead, time, doer, product }: Beginning): number {
  switch (role) {
    case 'deadline':
      return time ? 3 : -2.5
    case 'lead':
    case 'coordinator':
      return doer ? 2 : time ? -3 : product ? -2.5 : -1.5
    case 'product':
      return product ? 2 : LEADER.test(ahead) ? -2 : time ? -3 : doer ? -1.5 : -0.3
    case 'budget':
      return BUDGET.test(ahead) ? 2.5 : -2.5
    case 'objective':
    case 'task':
    case 'activity':
      return WORK.test(ahead) ? 1.5 : time ? -2 : doer ? -1 : 0
    case 'ordinal':
      return /^\d/.test(ahead) ? 0 : -8
    case 'grounds':
      return GROUNDS.test(ahead) ? 1.5 : time || doer ? -2.5 : -1
    case 'leader':
      return LEADER.test(ahead) ? 2 : time ? -3 : -1.5
    case 'note':
    case 'other':
      return time || doer ? -1 : 0
  }
}

/** How well a word sits inside a cell of a role. */
export function insideScore(role: ColumnRole, folded: string, text: string): number {
  switch (role) {
    case 'deadline':
      return DEADLINE_WORDS.has(folded) || /\d/.test(text) ? 0.25 : -0.4
    case 'lead':
    case 'coordinator':
      return DOER_WORDS.has(folded) ? 0.2 : -0.35
    case 'budget':
      return /\d/.test(text) ? 0.2 : -0.4
    case 'ordinal':
      return /^\d+(?:\.\d+)*[.)]?$/.test(text) ? 0 : -12
    case 'note':
      return -0.25
    default:
      return 0
  }
}

const YEAR = String.raw`(?: ?\/ ?20\d\d| năm 20\d\d)`
const DAY = String.raw`\d{1,2}(?:\/\d{1,2}(?:\/20\d\d)?| tháng \d{1,2}(?: năm 20\d\d)?)`
const MONTHS = String.raw`[Tt]háng \d{1,2}(?:(?: ?[,–-] ?| và | đến )(?:tháng )?\d{1,2})*${YEAR}?`
const QUARTERS = String.raw`[Qq]uý (?:[IV]{1,3}|[1-4](?!\d))(?:(?: ?[,–-] ?| và | đến )(?:[Qq]uý )?(?:[IV]{1,3}|[1-4](?!\d)))*${YEAR}?`
const LIMIT = '(?:[Tt]rước|[Đđ]ến|[Tt]ừ|[Cc]hậm nhất(?: là)?|Xong trước|Hoàn thành trước)'
const TIME = [
  `(?:Thực hiện )?(?:[Tt]rong |[Tt]rước |[Tt]ừ |[Đđ]ến |Hoàn thành (?:trong |trước )?)?(?:${MONTHS}|${QUARTERS})`,
  String.raw`(?:Thực hiện |Hoàn thành )?(?:[Tt]rong |Cả )?[Nn]ăm 20\d\d`,
  String.raw`(?:Thực hiện )?[Tt]hường xuyên(?: (?:trong |hàng |hằng )?năm(?: 20\d\d)?)?`,
  `${LIMIT} (?:ngày )?${DAY}(?: và (?:trước )?(?:ngày )?${DAY})?`,
  String.raw`Giai đoạn 20\d\d ?[–-] ?20\d\d`,
  'Khi (?:có )?phát sinh',
  'H[àằ]ng (?:năm|quý|tháng)',
  'Cả năm',
  'Định kỳ(?: (?:hàng|hằng) (?:năm|quý|tháng))?',
  String.raw`(?:6|9) tháng (?:đầu|cuối) năm(?: 20\d\d)?`,
  String.raw`20\d\d`,
]
const WHOLE_TIME = new RegExp(`^(?:${TIME.join('|')})(?![\\p{L}\\p{N}/])`, 'u')

/** The length of the time expression a text begins with, 0 where there is none. */
export function timeLength(ahead: string): number {
  return WHOLE_TIME.exec(ahead)?.[0].length ?? 0
}
