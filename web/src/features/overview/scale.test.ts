import fc from 'fast-check'
import { expect, test } from 'vitest'
import { axisSteps } from './scale.ts'

test('an axis has round steps and reaches its greatest value', () => {
  expect(axisSteps(78, 4)).toEqual([0, 20, 40, 60, 80])
  expect(axisSteps(3, 4)).toEqual([0, 1, 2, 3])
  expect(axisSteps(0, 4)).toEqual([0, 1])
})

test('whatever the greatest value, there are few whole steps and the last is not below it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (max) => {
      const steps = axisSteps(max, 4)
      expect(steps.length).toBeLessThanOrEqual(5)
      expect(steps.every(Number.isInteger)).toBe(true)
      expect(steps.at(-1)).toBeGreaterThanOrEqual(max)
    }),
  )
})
