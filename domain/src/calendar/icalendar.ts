import { addDays, type PlainDate } from './plain-date.ts'

/** A whole day in somebody's calendar. */
export interface CalendarEvent {
  /** The same for the same thing for ever: a calendar that reads again moves the event instead of adding one. */
  readonly uid: string
  readonly on: PlainDate
  readonly summary: string
  readonly description: string
  readonly url: string
}

// RFC 5545, 3.3.11: backslash, semicolon, comma and line break are written with a backslash.
const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r\n|\r|\n/g, '\\n')

const octetsOf = (sign: string): number => {
  const point = sign.codePointAt(0) ?? 0
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
}

/** RFC 5545, 3.1: no line is longer than 75 octets of UTF-8; what follows a fold begins with a blank. No sign is torn apart. */
export function foldLine(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const sign of line) {
    const more = octetsOf(sign)
    if (octets + more > 75) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += sign
    octets += more
  }
  return [...parts, part].join('\r\n')
}

const compact = (date: PlainDate): string => date.replaceAll('-', '')

/**
 * A calendar of whole days as RFC 5545 wants it. Due dates are days of the business zone and no instants, so they carry no time and
 * stand on the same day wherever they are looked at. `stamp` is `20260706T010000Z`.
 */
export function writeCalendar(
  calendar: { readonly name: string; readonly zone: string; readonly stamp: string },
  events: readonly CalendarEvent[],
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Don Doc//Viec cua toi//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(calendar.name)}`,
    `X-WR-TIMEZONE:${calendar.zone}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT4H',
    'X-PUBLISHED-TTL:PT4H',
    ...events.flatMap(({ uid, on, summary, description, url }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${calendar.stamp}`,
      `DTSTART;VALUE=DATE:${compact(on)}`,
      `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(description)}`,
      `URL:${url}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(foldLine).join('\r\n')}\r\n`
}
