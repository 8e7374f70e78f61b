import { expect, test } from 'vitest'
import { isForeignIssuer, kindFinding } from './update-finding.ts'

const duty = { leadPath: 'tinh.so_a.phong_1', ownerPath: 'tinh.so_a' }

test.each([
  ['of the unit itself', 'tinh.so_a.phong_1', false],
  ['of a unit below', 'tinh.so_a.phong_1.to_2', false],
  ['of its agency', 'tinh.so_a', false],
  ['of the province, which signs for it', 'tinh', false],
  ['of the next unit', 'tinh.so_a.phong_2', true],
  ['of another agency', 'tinh.so_b', true],
  ['of one whose name begins alike', 'tinh.so_ab', true],
])('a record %s is foreign: %s', (_, issuer, foreign) => {
  expect(isForeignIssuer(issuer, duty)).toBe(foreign)
})

test('a record of who gave the duty is not foreign, also where that is no authority above', () => {
  expect(isForeignIssuer('tinh.ban_chi_dao', { leadPath: 'tinh.so_a', ownerPath: 'tinh.ban_chi_dao' })).toBe(false)
})

test('a record of another kind than the product names is doubted with what was expected', () => {
  expect(kindFinding('Quyết định', { kind: 'Báo cáo', number: '1/BC' })).toEqual({
    code: 'other-kind',
    product: 'Quyết định',
    expected: ['Quyết định'],
    kind: 'Báo cáo',
    number: '1/BC',
  })
  expect(kindFinding('Hội nghị', { kind: 'Báo cáo', number: '1/BC' })).toBeNull()
})
