import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isInBranch } from '../access/roles.ts'
import { idOfPath, tellBranchesApart } from './branches.ts'

describe('organizations are told apart right below the lowest one above all', () => {
  test.each([
    ['agencies in a province', ['t.a', 't.b.x', 't.b'], 't', { 't.a': 't.a', 't.b.x': 't.b', 't.b': 't.b' }],
    ['units in an agency', ['t.a.x', 't.a.y.z'], 't.a', { 't.a.x': 't.a.x', 't.a.y.z': 't.a.y' }],
    ['an agency beside its units', ['t.a', 't.a.x'], 't.a', { 't.a': 't.a', 't.a.x': 't.a.x' }],
    ['one alone', ['t.a.x'], 't.a.x', { 't.a.x': 't.a.x' }],
    ['two that nothing is above', ['t.a', 'u.b.c'], null, { 't.a': 't', 'u.b.c': 'u' }],
    ['names that begin alike', ['t.so', 't.so1.x'], 't', { 't.so': 't.so', 't.so1.x': 't.so1' }],
    ['none at all', [], null, {}],
  ])('%s', (_, paths, focus, shown) => {
    const branches = tellBranchesApart(paths)
    expect(branches.focus).toBe(focus)
    expect(Object.fromEntries(paths.map((path) => [path, branches.branchOf(path).path]))).toEqual(shown)
  })

  const path = fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'))
  test('for any organizations each stands in its branch, and below it exactly where it is not the branch itself', () => {
    fc.assert(
      fc.property(fc.array(path, { minLength: 1 }), (paths) => {
        const { focus, branchOf } = tellBranchesApart(paths)
        for (const one of paths) {
          const branch = branchOf(one)
          expect(isInBranch(one, branch.path)).toBe(true)
          expect(branch.below).toBe(one !== branch.path)
          if (focus !== null) expect(isInBranch(branch.path, focus)).toBe(true)
        }
        // No organization lower than the focus is above all of them.
        const lower = paths.map((one) => branchOf(one).path).filter((one) => one !== focus)
        expect(lower.some((one) => paths.every((other) => isInBranch(other, one)))).toBe(false)
      }),
    )
  })

  test('a path ends with the id of its organization', () => {
    const path = '0193f0a4b5c67d8e9f0011223344556a.0193f0a4b5c67d8e9f00112233445566'
    expect(idOfPath(path)).toBe('0193f0a4-b5c6-7d8e-9f00-112233445566')
  })
})
