/** A number from 0 below the bound that nobody can guess; numbers that would favour some results are thrown again. */
export function secureRandom(below: number): number {
  const limit = 2 ** 32 - (2 ** 32 % below)
  for (;;) {
    const [number = limit] = crypto.getRandomValues(new Uint32Array(1))
    if (number < limit) return number % below
  }
}
