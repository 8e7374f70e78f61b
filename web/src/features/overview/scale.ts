/** Round steps for an axis from 0: at most `count` of them, the last at or above `max`. `(0, 4)` gives `[0, 1]`. */
export function axisSteps(max: number, count: number): readonly number[] {
  const rough = Math.max(max, 1) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? 10 * power)
  const steps = [0]
  for (let value = step; (steps.at(-1) ?? 0) < Math.max(max, 1); value += step) steps.push(value)
  return steps
}
