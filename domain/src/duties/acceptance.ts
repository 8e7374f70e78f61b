import type { PlainDate } from '../calendar/plain-date.ts'
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-calendar.ts'
import type { AcceptanceRule } from '../settings/tenant-settings.ts'
import type { Acceptance } from './duty-facts.ts'

/** How a tenant asks its units to take duties on. */
export interface AcceptanceSettings {
  readonly acceptanceRule: AcceptanceRule
  readonly acceptanceDays: number
}

/** Earlier and later than every day of a duty. */
const NEVER: PlainDate = '0001-01-01'
const ALWAYS: PlainDate = '9999-12-31'

/** What was given before this day is taken without a word: once the days to say something have passed, or at once where nobody is asked. */
export function silentBefore(settings: AcceptanceSettings, today: PlainDate, calendar: WorkingCalendar): PlainDate {
  if (settings.acceptanceRule === 'not-asked') return ALWAYS
  return settings.acceptanceRule === 'must-accept' ? NEVER : addWorkingDays(today, -settings.acceptanceDays, calendar)
}

/**
 * Whether a duty is taken, silence counted. While nobody took it, the last that was said of it is that it was given: at first, or
 * to another organization.
 */
export function acceptanceOn(
  duty: { readonly acceptance: Acceptance; readonly issuedOn: PlainDate; readonly lastUpdateOn: PlainDate | null },
  silentBeforeDay: PlainDate,
): Acceptance {
  return duty.acceptance === 'open' && (duty.lastUpdateOn ?? duty.issuedOn) < silentBeforeDay
    ? 'accepted'
    : duty.acceptance
}
