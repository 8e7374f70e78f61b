import type { Deadline } from './deadline.ts'

const DAYS_IN: Record<string, number> = { ngay: 1, tuan: 7, thang: 30, quy: 91, nam: 365 }

/** "30 ngày (làm việc)", "01 tháng", "03 (ba) ngày": how long after the event. */
const LENGTH = /(?<count>\d{1,3})\s*(?:\([^)]*\)\s*)?(?<unit>ngay|tuan|thang|nam|gio)(?<working>\s+lam viec)?\b/
const SINCE =
  /\b(?:ke\s+tu|tinh\s+tu|tu\s+(?=ngay|khi|thoi)|sau(?!\s+thang\s+(?:dau|cuoi)))(?:\s+(?:khi|ngay|thoi diem))*(?=\s)|\bsau\s+khi(?=\s)|\b(?:ngay\s+)?khi(?=\s)/g

const ON_OCCURRENCE =
  /\bdot xuat\b|\bphat sinh\b|\b(?:khi|luc)\s+(?:co\s+)?(?:yeu cau|nhu cau|thay doi|su thay doi|bien dong|can(?: thiet)?|vu viec|su co|truong hop)\b|^theo (?:nhu cau|yeu cau|phat sinh|thuc te)(?:\s+(?:thuc te|cong viec|nhiem vu))?$/

/** True where the work is owed whenever something happens: "khi có phát sinh", "đột xuất", "khi có yêu cầu". */
export function isOnOccurrence(folded: string): boolean {
  return ON_OCCURRENCE.test(folded)
}

/**
 * Reads a deadline that starts with an outside act: "Chậm nhất sau 30 ngày, kể từ khi có thông tư hướng dẫn",
 * "Sau khi có Nghị định", "Trong 05 ngày làm việc kể từ ngày nhận được văn bản". `folded` has the places of `text`.
 */
export function parseAfterEvent(text: string, folded: string): Deadline | null {
  const length = LENGTH.exec(folded)
  const sinces = [...folded.matchAll(SINCE)].filter((found) => {
    const rest = folded.slice(found.index + found[0].length)
    return !/^[\s,]*\d+\s*(?:\([^)]*\)\s*)?(?:ngay|tuan|thang|nam|gio)\b/.test(rest)
  })
  const since = sinces.find((found) => length === null || found.index > length.index)
  if (since === undefined) return null
  const lengthCounts = length !== null && length.index < since.index
  const before = folded.slice(0, lengthCounts ? length.index : since.index)
  if (
    !/^[\s\-+*:;,.]*(?:(?:cham nhat|muon nhat|trong|vong|thoi gian|thoi han|toi da|khong qua|sau|ngay|kip thoi|thuc hien|hoan thanh|trien khai|xong|ban hanh|toi thieu|du kien|la|chi)[\s:,]*)*$/.test(
      before,
    )
  ) {
    return null
  }
  if (lengthCounts && !/^[\s,.;)]*$/.test(folded.slice(length.index + length[0].length, since.index))) return null
  const event = text.slice(since.index + since[0].length).replace(/^[\s,:]+|[\s.;,]+$/g, '')
  if (event === '') return null
  if (!lengthCounts) return { kind: 'after-event', within_days: null, event }
  const count = Number(length.groups?.['count'])
  const unit = length.groups?.['unit'] ?? 'ngay'
  const days = unit === 'gio' ? Math.ceil(count / 24) : count * (DAYS_IN[unit] ?? 1)
  return length.groups?.['working'] === undefined
    ? { kind: 'after-event', within_days: days, event }
    : { kind: 'after-event', within_days: days, workingDays: true, event }
}
