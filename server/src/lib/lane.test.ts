import { expect, test } from 'vitest'
import { createLane } from './lane.ts'

/** Work that goes on until it is told to end. */
function work() {
  let end: (error?: Error) => void = () => undefined
  const done = new Promise<void>((resolve, fail) => {
    end = (error) => (error === undefined ? resolve() : fail(error))
  })
  return { done, end: (error?: Error) => end(error) }
}

test('no more than the width goes on at a time, and the first who waits is the next', async () => {
  const lane = createLane(2)
  const begun: number[] = []
  const works = [work(), work(), work(), work()]
  const all = works.map(({ done }, n) =>
    lane(() => {
      begun.push(n)
      return done
    }),
  )
  await Promise.resolve()
  expect(begun).toEqual([0, 1])
  works[1]?.end()
  await all[1]
  expect(begun).toEqual([0, 1, 2])
  for (const { end } of works) end()
  await Promise.all(all)
  expect(begun).toEqual([0, 1, 2, 3])
})

test('work that fails tells its own caller and makes way', async () => {
  const lane = createLane(1)
  await expect(lane(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await lane(async () => 'done')).toBe('done')
})
