import { expect, test } from 'vitest'
import { identifierCode } from './identifier-code.ts'

test.each([
  ['H44', 'H44'],
  [' h15.50.05.13 ', 'H15.50.05.13'],
  ['000.00.00.H30', '000.00.00.H30'],
  ['G09', 'G09'],
  ['', null],
  ['Sở Nội vụ', null],
  ['H15..05', null],
  ['SNV', null],
  ['H44.10.20.30.40.50.60.70.80.90.10.20.30', null],
])('the identifier code "%s" is kept as %s', (written, code) => {
  expect(identifierCode(written)).toBe(code)
})
