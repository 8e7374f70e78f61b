import { describe, expect, test } from 'vitest'
import { settingsFromText, settingsToText } from './list-settings.ts'
import { filterOf, filtersFromText, withFilter } from './saved-filters.ts'

describe('what a person keeps of a list', () => {
  test.each([
    [{ dense: true, hidden: ['deadline', 'progress'] }],
    [{ dense: false, hidden: [] }],
    [{ dense: true, hidden: [] }],
  ])('columns and density come back as they were: %j', (settings) => {
    expect(settingsFromText(settingsToText(settings))).toEqual(settings)
  })
  test.each([null, '', 'dense', '{}'])('what cannot be read (%j) shows the list as on the first day', (text) => {
    expect(settingsFromText(text)).toEqual({ dense: false, hidden: [] })
  })
  test('a filter saved under a name that is taken replaces the one before', () => {
    const first = withFilter([], { name: 'Quá hạn', search: '?status=overdue' })
    const both = withFilter(first, { name: 'Của tôi', search: '?mine=1' })
    const again = withFilter(both, { name: 'Quá hạn', search: '?status=overdue&area=digital' })
    expect(again).toEqual([
      { name: 'Của tôi', search: '?mine=1' },
      { name: 'Quá hạn', search: '?status=overdue&area=digital' },
    ])
    expect(filtersFromText(JSON.stringify(again))).toEqual(again)
  })
  test.each([null, '', '{', '{"name":1}', '[{"name":"x"}]'])('filters that cannot be read (%j) are none', (text) => {
    expect(filtersFromText(text)).toEqual([])
  })
  test('a saved filter is not bound to the day on which it was looked at', () => {
    expect(filterOf('?status=overdue&asOf=2025-10-01')).toBe('?status=overdue')
    expect(filterOf('?asOf=2025-10-01')).toBe('')
  })
})
