import type { MonthDay } from './deadline.ts'
import fixed from './fixed-holidays.json' with { type: 'json' }

const isMonthDay = (text: string): text is MonthDay => /^--\d\d-\d\d$/.test(text)

/** The solar holidays a new tenant starts with, to be completed with Tết, Giỗ Tổ and each year's swapped days. */
export const STARTER_HOLIDAYS: readonly MonthDay[] = fixed.everyYear.filter(isMonthDay)
