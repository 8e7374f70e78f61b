import { type PlainDate, plainDate } from '@dondoc/domain/calendar/plain-date'

/**
 * A date as Vietnamese offices write it (Nghị định 30/2020/NĐ-CP, Phụ lục I): days below 10 and the months 1 and 2
 * carry a zero. `'2026-03-05'` is `05/3/2026`.
 */
export function dateText(date: PlainDate): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${day}/${Number(month) <= 2 ? month : Number(month)}/${year}`
}

/** `'2025-07'` is `7/2025`. */
export function monthText(month: string): string {
  const [year = '', number = ''] = month.split('-')
  return `${Number(number) <= 2 ? number : Number(number)}/${year}`
}

/**
 * The date that a person typed, or null: `31/7/2025`, `31-07-2025`, `31.7.25`, `31072025`, `31/7` (of the year of `today`).
 */
export function parseDate(text: string, today: PlainDate): PlainDate | null {
  const typed = text.trim()
  const bare = /^(\d{2})(\d{2})(\d{4})$/.exec(typed)
  const parts = bare ? bare.slice(1) : typed.split(/[/.\-\s]+/)
  if (parts.length < 2 || parts.length > 3 || parts.some((part) => !/^\d{1,4}$/.test(part))) return null
  const [day = 0, month = 0, year] = parts.map(Number)
  if (year === undefined) return plainDate(Number(today.slice(0, 4)), month, day)
  return plainDate(year < 100 ? 2000 + year : year, month, day)
}

const whole = new Intl.NumberFormat('vi-VN')
const short = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 })
const decimal = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 })
const percent = new Intl.NumberFormat('vi-VN', { style: 'percent', maximumFractionDigits: 0 })

/** `1234.5` is `1.234,5`. */
export function numberText(value: number): string {
  return whole.format(value)
}

/** A number with up to three digits behind the comma: `1200.5` is `1.200,5`. */
export function decimalText(value: number): string {
  return decimal.format(value)
}

/** Million đồng as typed, `1.200,5` or `1200,5`, to the thousand đồng; null for what is no number from 0 up. */
export function parseMillions(text: string): number | null {
  const typed = text.trim().replaceAll(/\s/g, '')
  if (!/^(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,3})?$/.test(typed)) return null
  const value = Number(typed.replaceAll('.', '').replace(',', '.'))
  return value <= 99_999_999 ? value : null
}

/** A share of a whole, `0` where the whole is empty: `(1, 3)` is `33%`. Only everything is 100 %, only nothing is 0 %. */
export function shareText(part: number, total: number): string {
  if (total === 0 || part === 0) return percent.format(0)
  const share = part / total
  return percent.format(share >= 1 ? 1 : Math.min(0.99, Math.max(0.01, share)))
}

const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** The day of an instant in the business zone: `'2025-08-01T20:00:00Z'` is `'2025-08-02'`. */
export function dayOf(instant: string): PlainDate {
  const parts = new Map(clock.formatToParts(new Date(instant)).map((part) => [part.type, part.value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}` as PlainDate
}

/** An instant in the business zone: `'2025-08-01T02:00:00Z'` is `09:00 01/8/2025`. */
export function instantText(instant: string): string {
  const parts = new Map(clock.formatToParts(new Date(instant)).map((part) => [part.type, part.value]))
  const get = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? ''
  return `${get('hour')}:${get('minute')} ${dateText(dayOf(instant))}`
}

/** Words from the middle of a sentence as they stand alone: `thông tư hướng dẫn` is `Thông tư hướng dẫn`. */
export function standingAlone(words: string): string {
  const [first = '', ...rest] = words
  return first.toLocaleUpperCase('vi') + rest.join('')
}

/** How much a file takes: `1536` is `1,5 KB`, `5242880` is `5 MB`. */
export function byteText(bytes: number): string {
  const MB = 1024 * 1024
  return bytes < MB ? `${short.format(bytes / 1024)} KB` : `${short.format(bytes / MB)} MB`
}
