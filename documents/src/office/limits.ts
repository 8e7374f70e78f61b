/** What an office file may cost before it is refused with `document.too-large`. */
export interface OfficeLimits {
  readonly bytes: number
  /** All parts that are read, unpacked. */
  readonly unpackedBytes: number
  /** Entries in the package, read or not. */
  readonly parts: number
  /** XML elements of one part. */
  readonly elements: number
  readonly depth: number
  /** Slots of one table, rows × columns. */
  readonly cells: number
}

/** Ten times the largest plan seen, and small enough for a worker of 400 MB. */
export const officeLimits: OfficeLimits = {
  bytes: 50 * 1024 * 1024,
  unpackedBytes: 100 * 1024 * 1024,
  parts: 5_000,
  elements: 2_000_000,
  depth: 200,
  cells: 100_000,
}
