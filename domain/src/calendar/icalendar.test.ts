import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldLine, writeCalendar } from './icalendar.ts'

const octets = (text: string): number => new TextEncoder().encode(text).length
const event = {
  uid: 'a@dondoc',
  on: '2026-12-31',
  summary: 'Hạn NV-000001: Rà soát; đánh giá, báo cáo',
  description: 'Dòng một\nDòng hai \\ cuối',
  url: 'https://dondoc.example.vn/nhiem-vu/a',
} as const
const calendar = { name: 'Việc của tôi', zone: 'Asia/Ho_Chi_Minh', stamp: '20260706T010000Z' }

describe('a calendar file', () => {
  test('names whole days, escapes what has a meaning, and ends each line with CR LF', () => {
    const text = writeCalendar(calendar, [event])
    expect(text).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n')
    expect(text).toContain('SUMMARY:Hạn NV-000001: Rà soát\\; đánh giá\\, báo cáo\r\n')
    expect(text).toContain('DESCRIPTION:Dòng một\\nDòng hai \\\\ cuối\r\n')
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n') && text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('has no line over 75 octets, tears no letter apart, and unfolds to what was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (words) => {
        const line = `SUMMARY:${words.replaceAll(/[\r\n]/g, ' ')}`
        const folded = foldLine(line)
        for (const part of folded.split('\r\n')) expect(octets(part)).toBeLessThanOrEqual(75)
        expect(folded.replaceAll('\r\n ', '')).toBe(line)
      }),
    )
  })
})
