/** Does work when its turn has come; those who came first go first. */
export type Lane = <Result>(work: () => Promise<Result>) => Promise<Result>

/**
 * A lane for work that keeps a processor busy for long: at most `width` of it goes on at a time, so that short work, which does not
 * take the lane, always finds a processor. Work that fails makes way like any other.
 */
export function createLane(width: number): Lane {
  const waiting: (() => void)[] = []
  let free = width
  const turn = (): Promise<void> => {
    if (free > 0) {
      free -= 1
      return Promise.resolve()
    }
    return new Promise((resolve) => waiting.push(resolve))
  }
  return async (work) => {
    await turn()
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    }
  }
}
