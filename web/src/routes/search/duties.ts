import { isPlainDate, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { DELAY_REASONS } from '@dondoc/domain/duties/delay-reason'
import { SAID_KINDS, type SaidKind } from '@dondoc/domain/duties/duty-facts'
import { DUTY_STATUSES, type DutyStatus } from '@dondoc/domain/duties/status'
import { AREAS, type Area } from '@dondoc/domain/plans/area'
import { oneOf, type RawSearch, text, uuid } from './address.ts'

export const DUTY_SORTS = ['urgency', 'due', 'code', 'organization', 'status'] as const

/** Duties that share what must be done with them. */
export const DUTY_NEEDS = [
  'soon',
  'newly-late',
  'returned',
  'to-confirm',
  'to-accept',
  'to-decide',
  'extension-asked',
  'late-original',
  'missed-checkpoint',
] as const

/** Why duties are late, and those where nobody said. */
export const DUTY_REASONS = [...DELAY_REASONS, 'none'] as const

export const DUTY_VIEWS = ['board', 'calendar', 'heat', 'timeline'] as const

export interface DutySearch {
  /** Only what the reader answers for; `below`: and what all organizations below owe. */
  mine?: '1' | 'below' | undefined
  only?: (typeof DUTY_NEEDS)[number] | undefined
  /** Other duties than those of leads. */
  role?: 'coordinator' | 'part' | 'any' | undefined
  q?: string | undefined
  organization?: string | undefined
  /** Without the organizations below it. */
  own?: '1' | undefined
  area?: Area | undefined
  /** Comma separated statuses. */
  status?: string | undefined
  /** `YYYY-MM` */
  month?: string | undefined
  /** Overdue or stopped for this reason. */
  reason?: (typeof DUTY_REASONS)[number] | undefined
  /** Due on this day. */
  day?: PlainDate | undefined
  /** Only what this row of a plan made. */
  node?: string | undefined
  /** How the duties are looked at; a list where absent. */
  view?: (typeof DUTY_VIEWS)[number] | undefined
  /** The year of the heat map. */
  year?: string | undefined
  sort?: (typeof DUTY_SORTS)[number] | undefined
}

/** The filters of the list of duties. */
export function readDutySearch(raw: RawSearch): DutySearch {
  const month = text(raw, 'month')
  const day = text(raw, 'day')
  const year = text(raw, 'year')
  return {
    mine: oneOf(raw, 'mine', ['1', 'below'] as const),
    only: oneOf(raw, 'only', DUTY_NEEDS),
    role: oneOf(raw, 'role', ['coordinator', 'part', 'any'] as const),
    q: text(raw, 'q'),
    organization: uuid(raw, 'organization'),
    own: oneOf(raw, 'own', ['1'] as const),
    area: oneOf(raw, 'area', AREAS),
    status: statusList(text(raw, 'status')).join(',') || undefined,
    month: month !== undefined && /^\d{4}-\d{2}$/.test(month) ? month : undefined,
    reason: oneOf(raw, 'reason', DUTY_REASONS),
    day: day !== undefined && isPlainDate(day) ? day : undefined,
    node: uuid(raw, 'node'),
    view: oneOf(raw, 'view', DUTY_VIEWS),
    year: year !== undefined && /^20\d{2}$/.test(year) ? year : undefined,
    sort: oneOf(raw, 'sort', DUTY_SORTS),
  }
}

/** The statuses of a comma separated list, unknown ones left out. */
export function statusList(list: string | undefined): readonly DutyStatus[] {
  const wanted = (list ?? '').split(',')
  return DUTY_STATUSES.filter((status) => wanted.includes(status))
}

/** The branch that the overview shows. */
export function readOverviewSearch(raw: RawSearch): { organization?: string | undefined } {
  return { organization: uuid(raw, 'organization') }
}

/** Which update form stands open on a duty's page. */
export function readDutyPageSearch(raw: RawSearch): { update?: SaidKind | 'any' | undefined } {
  return { update: oneOf(raw, 'update', [...SAID_KINDS, 'any'] as const) }
}

/** My work: with what is already done, too. */
export interface MyWorkSearch {
  /** What is done, too. */
  all?: '1' | undefined
  whose?: 'me' | undefined
  /** What the organizations below owe, too. */
  below?: '1' | undefined
}

export function readMyWorkSearch(raw: RawSearch): MyWorkSearch {
  return {
    all: oneOf(raw, 'all', ['1'] as const),
    whose: oneOf(raw, 'whose', ['me'] as const),
    below: oneOf(raw, 'below', ['1'] as const),
  }
}
