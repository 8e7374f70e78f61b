import type { PlainDate } from './plain-date.ts'

/** `--MM-DD`: a day of every year; `---DD`: a day of every month (of the last one of a quarter or half), as ISO 8601 writes them. */
export type MonthDay = `--${string}-${string}`

export interface RecurringRule {
  readonly freq: 'month' | 'quarter' | 'half-year' | 'year' | 'regular'
  /** The occurrence is owed before this day (exclusive); null where the words give no day. */
  readonly before: MonthDay | null
  readonly for: string | null
}

/**
 * A deadline as the plan writes it, read but not yet turned into due dates.
 * `before` dates are exclusive: "trước ngày 31/7/2025" is due on 30/7 unless the tenant decides otherwise.
 */
export type Deadline =
  | { readonly kind: 'within'; readonly from: PlainDate; readonly to: PlainDate; readonly condition?: string }
  | { readonly kind: 'before'; readonly date: PlainDate; readonly condition?: string }
  | { readonly kind: 'before-each'; readonly parts: readonly { readonly date: PlainDate; readonly for: string }[] }
  | { readonly kind: 'recurring'; readonly rules: readonly RecurringRule[] }
  | { readonly kind: 'ongoing'; readonly from: PlainDate | null; readonly to: PlainDate | null }
  | {
      readonly kind: 'after-event'
      readonly within_days: number | null
      /** `within_days` counts working days. */
      readonly workingDays?: true
      readonly event: string
    }
  | { readonly kind: 'on-occurrence' }
  | { readonly kind: 'external'; readonly reference: string }

export type DeadlineKind = Deadline['kind']
