import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, plainDate } from '../calendar/plain-date.ts'
import { canHaveDeputy, canManageAccount, canSeeAccount, canSetSignInPolicy, canStandIn } from './accounts.ts'
import { type AdministratorTerm, findUnadministered } from './administrators.ts'
import { pauseAfter } from './lock-out.ts'
import { findPasswordFault } from './password.ts'
import { isInBranch } from './roles.ts'
import { holdsOn, overlaps, type Term } from './term.ts'

const today = plainDate(2026, 6, 10) ?? '2026-06-10'
const administrator = (at: string) => ({ roles: [{ role: 'administrator' as const, at }] })

describe('who manages an account', () => {
  const leader = { path: 'tinh.so', rolePaths: ['tinh'] }
  test.each([
    ['the administrator above all its roles', canManageAccount(administrator('tinh'), leader), true],
    ['not the one of its office while it rules more', canManageAccount(administrator('tinh.so'), leader), false],
    ['who still sees it', canSeeAccount(administrator('tinh.so'), leader), true],
    ['a sister office does not even see it', canSeeAccount(administrator('tinh.so_b'), leader), false],
    ['a leader manages nobody', canManageAccount({ roles: [{ role: 'leader', at: 'tinh' }] }, leader), false],
    ['the rules of sign-in are set at the root', canSetSignInPolicy(administrator('tinh')), true],
    ['and not in a branch', canSetSignInPolicy(administrator('tinh.so')), false],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected)
  })
})

describe('who chooses a deputy', () => {
  const lent = { standingInFor: 'Nguyễn Văn A' }
  test.each([
    ['who holds a role', canHaveDeputy({ roles: [{}] }), true],
    ['also beside one that was lent', canHaveDeputy({ roles: [lent, {}] }), true],
    ['not who only stands in for somebody', canHaveDeputy({ roles: [lent] }), false],
    ['not who holds nothing', canHaveDeputy({ roles: [] }), false],
    ['among colleagues of the agency', canStandIn({ agencyPath: 'tinh.so' }, { agencyPath: 'tinh.so' }), true],
    ['not in the agency below', canStandIn({ agencyPath: 'tinh.so' }, { agencyPath: 'tinh' }), false],
    ['nor in the one above', canStandIn({ agencyPath: 'tinh' }, { agencyPath: 'tinh.so' }), false],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected)
  })
})

const day = fc.integer({ min: -20, max: 20 }).map((days) => addDays(today, days))
const path = fc.constantFrom('a', 'a.b', 'a.b.c', 'a.d', 'ab')
const term: fc.Arbitrary<Term> = fc
  .tuple(day, fc.option(fc.nat(20)))
  .map(([from, length]) => ({ from, to: length === null ? null : addDays(from, length) }))
const administratorTerm: fc.Arbitrary<AdministratorTerm> = fc.tuple(path, term).map(([at, rest]) => ({ at, ...rest }))
const terms = fc.array(administratorTerm, { maxLength: 5 })
const agencies = ['a', 'a.b', 'a.b.c', 'a.d', 'ab']

describe('agencies without administrator', () => {
  test('are named when the last one leaves, not while one stands above', () => {
    const own = { at: 'a.b', from: today, to: null }
    const above = { at: 'a', from: today, to: null }
    expect(findUnadministered(['a.b'], [own], [], today)).toEqual(['a.b'])
    expect(findUnadministered(['a.b'], [own, above], [above], today)).toEqual([])
  })

  test('are those that lose cover on some day from today on', () => {
    const days = Array.from({ length: 70 }, (_, index) => addDays(today, index))
    const covered = (agency: string, list: readonly AdministratorTerm[], on: typeof today) =>
      list.some((one) => holdsOn(one, on) && isInBranch(agency, one.at))
    fc.assert(
      fc.property(terms, terms, (before, after) => {
        const expected = agencies.filter((agency) =>
          days.some((on) => covered(agency, before, on) && !covered(agency, after, on)),
        )
        expect(findUnadministered(agencies, before, after, today)).toEqual(expected)
      }),
    )
  })

  test('are none where nothing is taken away', () => {
    fc.assert(
      fc.property(terms, terms, (before, more) => {
        expect(findUnadministered(agencies, before, [...before, ...more], today)).toEqual([])
      }),
    )
  })
})

describe('terms', () => {
  test('overlap exactly where they share a day', () => {
    const days = Array.from({ length: 120 }, (_, index) => addDays(today, index - 40))
    fc.assert(
      fc.property(term, term, (a, b) => {
        expect(overlaps(a, b)).toBe(days.some((on) => holdsOn(a, on) && holdsOn(b, on)))
      }),
    )
  })
})

describe('the pause after wrong passwords', () => {
  test('grows from nothing to an hour and never shrinks', () => {
    expect([0, 4, 5, 6, 7, 12, 60].map(pauseAfter)).toEqual([0, 0, 30, 60, 120, 3600, 3600])
    fc.assert(fc.property(fc.nat(200), (tries) => pauseAfter(tries + 1) >= pauseAfter(tries)))
  })
})

describe('a new password', () => {
  const common = new Set(['matkhau', 'matkhaucuatoi', 'administrator', 'qwertyuiop'])
  const fault = (password: string) =>
    findPasswordFault(password, {
      shortest: 12,
      personal: ['Nguyễn Thị Hương Giang', 'huong.giang@example.vn'],
      isCommon: (form) => common.has(form),
    })

  test.each([
    ['ngắn quá', 'too-short'],
    ['x'.repeat(300), 'too-long'],
    ['aaaaaaaaaaaaaaaa', 'common'],
    ['abababababababab', 'common'],
    ['abcdefghijklmnop', 'common'],
    ['98765432109876543210'.slice(0, 10).repeat(1), 'too-short'],
    ['Administrator', 'common'],
    ['Mat-khau-cua-toi', 'common'],
    ['MatKhauCuaToi2026', 'common'],
    ['Nguyễn Thị Hương Giang', 'personal'],
    ['huonggiang2026', 'personal'],
    ['con mèo trèo cây cau', null],
    ['chỉ toàn chữ thường', null],
    ['83hf-mmw0-ee12', null],
  ])('%s: %s', (password, expected) => {
    expect(fault(password)).toBe(expected)
  })

  test('is counted in characters, not in bytes', () => {
    expect(fault('ằẵặẳổỗộểễệửữ')).toBeNull()
  })
})
