/** A plan's number as shown. A file that was not yet numbered leaves the figure out: `/KH-SNV` is shown as `…/KH-SNV`. */
export function planNumber(number: string | null): string | null {
  return number?.startsWith('/') ? `…${number}` : number
}
