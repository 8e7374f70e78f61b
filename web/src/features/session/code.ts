/** The digits of a code as it was typed: applications show it in two halves, `123 456`. */
export const codeOf = (typed: string): string => typed.replaceAll(/\D/g, '')

/** The secret in an `otpauth:` address in groups of four, as one types it: `ABCD EFGH`. */
export function secretOf(uri: string): string {
  const secret = URL.parse(uri)?.searchParams.get('secret') ?? ''
  return (secret.match(/.{1,4}/g) ?? []).join(' ')
}

/** The dark squares of a QR code as one SVG path, row by row in runs. */
export function pathOf(squares: readonly (readonly boolean[])[]): string {
  return squares
    .flatMap((row, y) => {
      const runs: string[] = []
      for (let x = 0; x < row.length; x++) {
        if (row[x] !== true) continue
        const start = x
        while (row[x + 1] === true) x++
        runs.push(`M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`)
      }
      return runs
    })
    .join('')
}
