/** The middle of the figures, and those at other ranks: `quantile(figures, 0.95)`. NaN where there are none. */
export function quantile(figures: readonly number[], rank: number): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * rank) - 1))] ?? Number.NaN
}

export const median = (figures: readonly number[]): number => quantile(figures, 0.5)

/** Milliseconds that `work` takes, once for each of `runs` after `warmUp` runs that do not count. */
export async function timeRuns(runs: number, warmUp: number, work: () => unknown): Promise<number[]> {
  for (let i = 0; i < warmUp; i++) await work()
  const figures: number[] = []
  for (let i = 0; i < runs; i++) {
    const begun = performance.now()
    await work()
    figures.push(performance.now() - begun)
  }
  return figures
}

/** One printed line: what was measured, with columns that stay aligned. */
export function line(label: string, ...columns: readonly string[]): void {
  console.log(`${label.padEnd(46)} ${columns.map((c) => c.padStart(14)).join(' ')}`)
}

export const ms = (figure: number): string => `${figure.toFixed(figure < 10 ? 2 : 1)} ms`
