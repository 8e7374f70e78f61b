import { describe, expect, test } from 'vitest'
import { acceptanceOn, silentBefore } from './acceptance.ts'

const calendar = { weekend: [0, 6], everyYear: [], holidays: [], workedInstead: [] } as const
const after = (
  acceptanceRule: 'not-asked' | 'silence-accepts' | 'must-accept',
  today: `${number}-${number}-${number}`,
) => silentBefore({ acceptanceRule, acceptanceDays: 3 }, today, calendar)
const given = { acceptance: 'open', issuedOn: '2026-06-17', lastUpdateOn: null } as const

describe('a duty about which its unit says nothing', () => {
  test.each([
    ['silence-accepts', '2026-06-17', 'open'],
    ['silence-accepts', '2026-06-22', 'open'],
    ['silence-accepts', '2026-06-23', 'accepted'],
    ['must-accept', '2030-01-01', 'open'],
    ['not-asked', '2026-06-17', 'accepted'],
  ] as const)('where %s, on %s it is %s', (rule, today, acceptance) => {
    expect(acceptanceOn(given, after(rule, today))).toBe(acceptance)
  })
  test('given to another unit, the days begin again', () => {
    const passed = { ...given, lastUpdateOn: '2026-06-22' } as const
    expect(acceptanceOn(passed, after('silence-accepts', '2026-06-25'))).toBe('open')
    expect(acceptanceOn(passed, after('silence-accepts', '2026-06-26'))).toBe('accepted')
  })
  test('what was given back waits for a decision, however long', () => {
    const declined = { ...given, acceptance: 'declined' } as const
    expect(acceptanceOn(declined, after('silence-accepts', '2030-01-01'))).toBe('declined')
  })
})
