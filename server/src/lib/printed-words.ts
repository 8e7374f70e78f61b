import type { DelayReason } from '@dondoc/contract/duties'
import type { DutyStatus } from '@dondoc/domain/duties/status'
import type { Area } from '@dondoc/domain/plans/area'
import type { z } from 'zod'

/** A status as printed in files; the same words as on the screen. */
export const STATUS_WORDS = {
  'done-on-time': 'Hoàn thành đúng hạn',
  'done-late': 'Hoàn thành quá hạn',
  'to-confirm': 'Chờ xác nhận',
  running: 'Đang thực hiện',
  'not-started': 'Chưa thực hiện',
  waiting: 'Chờ căn cứ',
  overdue: 'Quá hạn',
  stopped: 'Dừng thực hiện',
} as const satisfies Record<DutyStatus, string>

/** An area of reform as printed in files. */
export const AREA_WORDS = {
  direction: 'Chỉ đạo, điều hành',
  institutions: 'Cải cách thể chế',
  procedures: 'Thủ tục hành chính',
  organization: 'Tổ chức bộ máy',
  'civil-service': 'Chế độ công vụ',
  'public-finance': 'Tài chính công',
  digital: 'Chính quyền số',
} as const satisfies Record<Area, string>

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** `2025-07-31` as printed: `31/7/2025`. */
export function printedDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)}/${Number(month)}/${year}`
}

/**
 * A date as letters carry it (Nghị định 30/2020/NĐ-CP, Phụ lục I): days below 10 and the months 1 and 2 with a zero, `05/3/2026`.
 */
export function officialDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${date}/${Number(month) <= 2 ? month : Number(month)}/${year}`
}

/** Why a duty is late, as printed in files; the same words as on the screen. */
export const REASON_WORDS = {
  'waiting-basis': 'Chờ căn cứ, hướng dẫn',
  'waiting-coordination': 'Chờ phối hợp',
  budget: 'Kinh phí',
  staff: 'Nhân lực',
  other: 'Khác',
} as const satisfies Record<z.infer<typeof DelayReason>, string>
