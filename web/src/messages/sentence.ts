import { isPlainDate } from '@dondoc/domain/calendar/plain-date'
import { byteText, dateText, numberText } from '../lib/format.ts'

/** The names and values that come with a problem; they are the server's and may be missing. */
export type SentenceParams = Readonly<Record<string, unknown>>

/** What somebody wrote as a sentence, for the inside of another one: `Thiếu số liệu.` is `Thiếu số liệu`. */
export const withoutStop = (text: string): string => text.trim().replace(/(?<!\.)\.$/, '')

/** A date among the params as it is shown, `…` where the server sent none. */
export function shownDate(params: SentenceParams, name: string): string {
  const value = params[name]
  return typeof value === 'string' && isPlainDate(value) ? dateText(value) : '…'
}

/** A name among the params in quotation marks, `fallback` where the server sent none. */
export function shownName(params: SentenceParams, name: string, fallback: string): string {
  const value = params[name]
  return typeof value === 'string' && value !== '' ? `“${value}”` : fallback
}

/** A number among the params as it is shown, `…` where the server sent none. */
export function shownNumber(params: SentenceParams, name: string): string {
  const value = params[name]
  return typeof value === 'number' ? numberText(value) : '…'
}

/** A number of bytes among the params as it is shown, `…` where the server sent none. */
export function sizeText(params: SentenceParams, name: string): string {
  const value = params[name]
  return typeof value === 'number' ? byteText(value) : '…'
}

/** " của NV-000123, Văn phòng Sở (31/12/2026)": whose due date it is, where that is another duty than the one on the screen. */
export function ownDue(params: SentenceParams, of: string): string {
  const { code, organization } = params
  if (typeof code !== 'string' || typeof organization !== 'string') return ''
  return ` ${of} ${code}, ${organization} (${shownDate(params, 'dueOn')})`
}
