import type { PlanReading } from '@dondoc/domain/imports/reading'

/** What `read-one.ts` prints of a file. */
export interface OneReading {
  readonly milliseconds: number
  /** 0 where the format has none. */
  readonly pages: number
  /** Largest resident memory of the process, MB. */
  readonly peakMb: number
  readonly reading: PlanReading
}
