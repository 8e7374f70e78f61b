import type { AuditSort } from '@dondoc/contract/audit-actions'
import type { ProblemCode } from '@dondoc/contract/problems'
import { ROLES, type Role } from '@dondoc/domain/access/roles'
import { isPlainDate, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { DELAY_REASONS } from '@dondoc/domain/duties/delay-reason'
import { DUTY_STATUSES, type DutyStatus } from '@dondoc/domain/duties/status'
import { ORGANIZATION_KINDS, type OrganizationKind } from '@dondoc/domain/organizations/kinds'
import { AREAS, type Area } from '@dondoc/domain/plans/area'

/** What an address may carry; every value is text, unknown values are dropped rather than refused. */
export type RawSearch = Readonly<Record<string, unknown>>

/** The day and the plan that one looks at: they stay in the address from page to page. */
export interface ViewSearch {
  asOf?: PlainDate | undefined
  plan?: string | undefined
}

const text = (raw: RawSearch, name: string): string | undefined => {
  const value = raw[name]
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

const oneOf = <Value extends string>(raw: RawSearch, name: string, known: readonly Value[]): Value | undefined =>
  known.find((value) => value === text(raw, name))

const uuid = (raw: RawSearch, name: string): string | undefined => {
  const value = text(raw, name)
  return value !== undefined && /^[0-9a-f-]{36}$/i.test(value) ? value : undefined
}

/** The view of every page. */
export function readViewSearch(raw: RawSearch): ViewSearch {
  const asOf = text(raw, 'asOf')
  return { asOf: asOf !== undefined && isPlainDate(asOf) ? asOf : undefined, plan: uuid(raw, 'plan') }
}

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

export const PLAN_TABS = ['tree', 'content', 'bases', 'findings'] as const
export const TREE_SORTS = ['plan', 'due', 'lead', 'status'] as const

export interface PlanSearch {
  tab?: (typeof PLAN_TABS)[number] | undefined
  q?: string | undefined
  area?: Area | undefined
  status?: DutyStatus | undefined
  lead?: string | undefined
  sort?: (typeof TREE_SORTS)[number] | undefined
  /** The row whose details are open. */
  node?: string | undefined
}

/** Tab, filters and open row of a plan's page. */
export function readPlanSearch(raw: RawSearch): PlanSearch {
  return {
    tab: oneOf(raw, 'tab', PLAN_TABS),
    q: text(raw, 'q'),
    area: oneOf(raw, 'area', AREAS),
    status: oneOf(raw, 'status', DUTY_STATUSES),
    lead: text(raw, 'lead'),
    sort: oneOf(raw, 'sort', TREE_SORTS),
    node: uuid(raw, 'node'),
  }
}

export const REVIEW_STEPS = ['rows', 'names', 'summary'] as const

/** Step and order of a plan's review. */
export function readReviewSearch(raw: RawSearch): {
  step?: (typeof REVIEW_STEPS)[number] | undefined
  doubts?: 'first' | undefined
} {
  return { step: oneOf(raw, 'step', REVIEW_STEPS), doubts: oneOf(raw, 'doubts', ['first'] as const) }
}

/** The filters of the coverage matrix. */
export function readCoverageSearch(raw: RawSearch): {
  area?: Area | undefined
  unit?: string | undefined
  gaps?: '1' | undefined
} {
  return { area: oneOf(raw, 'area', AREAS), unit: uuid(raw, 'unit'), gaps: oneOf(raw, 'gaps', ['1'] as const) }
}

/** The source of a plan: the row to light. */
export function readSourceSearch(raw: RawSearch): { node?: string | undefined } {
  return { node: uuid(raw, 'node') }
}

/** Reading files: as an amended version of a plan where the address names one. */
export function readImportsSearch(raw: RawSearch): { amends?: string | undefined } {
  return { amends: uuid(raw, 'amends') }
}

export const SAID_KINDS = [
  'accepted',
  'declined',
  'insisted',
  'started',
  'progress',
  'delivered',
  'confirmed',
  'returned',
  'stopped',
  'resumed',
] as const

/** Which update form stands open on a duty's page. */
export function readDutyPageSearch(raw: RawSearch): { update?: (typeof SAID_KINDS)[number] | 'any' | undefined } {
  return { update: oneOf(raw, 'update', [...SAID_KINDS, 'any'] as const) }
}

/** Accounts that share what must be done with them. */
export const ACCOUNT_NEEDS = ['invited', 'locked', 'no-second-factor', 'ends-soon'] as const

/** The filters of the list of accounts. */
export function readAccountsSearch(raw: RawSearch): {
  q?: string | undefined
  organization?: string | undefined
  role?: Role | undefined
  only?: (typeof ACCOUNT_NEEDS)[number] | undefined
  sort?: 'organization' | 'ends' | undefined
} {
  return {
    q: text(raw, 'q'),
    organization: uuid(raw, 'organization'),
    role: oneOf(raw, 'role', ROLES),
    only: oneOf(raw, 'only', ACCOUNT_NEEDS),
    sort: oneOf(raw, 'sort', ['organization', 'ends'] as const),
  }
}

/** The tree of organizations. */
export function readOrganizationsSearch(raw: RawSearch): {
  q?: string | undefined
  kind?: OrganizationKind | undefined
} {
  return { q: text(raw, 'q'), kind: oneOf(raw, 'kind', ORGANIZATION_KINDS) }
}

export const CHANGE_KINDS = ['add', 'rename', 'move', 'merge', 'split', 'close'] as const

/** The groups of organizations. */
export function readGroupsSearch(raw: RawSearch): { q?: string | undefined } {
  return { q: text(raw, 'q') }
}

/** A reorganization that is being prepared: what is done to whom. */
export function readChangeSearch(raw: RawSearch): {
  kind?: (typeof CHANGE_KINDS)[number] | undefined
  of?: string | undefined
} {
  return { kind: oneOf(raw, 'kind', CHANGE_KINDS), of: uuid(raw, 'of') }
}

// Written out: the table of acts would else load with the first page.
const AUDIT_SORTS = ['change', 'read', 'refused'] as const satisfies readonly AuditSort[]

/** The filters of the audit trail, and the entry that stands open. */
export function readAuditSearch(raw: RawSearch): {
  actor?: string | undefined
  action?: string | undefined
  sort?: AuditSort | undefined
  ip?: string | undefined
  subject?: string | undefined
  from?: PlainDate | undefined
  to?: PlainDate | undefined
  person?: string | undefined
  entry?: string | undefined
} {
  const day = (name: string) => {
    const value = text(raw, name)
    return value !== undefined && isPlainDate(value) ? value : undefined
  }
  const entry = text(raw, 'entry')
  return {
    actor: text(raw, 'actor'),
    action: text(raw, 'action'),
    sort: oneOf(raw, 'sort', AUDIT_SORTS),
    ip: text(raw, 'ip'),
    subject: text(raw, 'subject'),
    from: day('from'),
    to: day('to'),
    person: uuid(raw, 'person'),
    entry: entry !== undefined && /^[1-9]\d{0,14}$/.test(entry) ? entry : undefined,
  }
}

export interface RecordSearch {
  q?: string | undefined
  kind?: string | undefined
  issuer?: string | undefined
  year?: string | undefined
  state?: 'without-file' | 'replaced' | undefined
}

/** The filters of the register. */
export function readRecordsSearch(raw: RawSearch): RecordSearch {
  const year = text(raw, 'year')
  return {
    q: text(raw, 'q'),
    kind: text(raw, 'kind'),
    issuer: uuid(raw, 'issuer'),
    year: year !== undefined && /^\d{4}$/.test(year) ? year : undefined,
    state: oneOf(raw, 'state', ['without-file', 'replaced'] as const),
  }
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

/** Where to go after signing in: an address of this application only. */
export function readNextSearch(raw: RawSearch): { next?: string | undefined } {
  const next = text(raw, 'next')
  return { next: next !== undefined && /^\/(?![/\\])[^\\]*$/.test(next) ? next : undefined }
}

/** What the server says in the address when it refuses a provider's sign-in; no link of a stranger makes the page say anything else. */
const PROVIDER_PROBLEMS = [
  'auth.provider-stranger',
  'auth.provider-failed',
  'account.locked',
] as const satisfies readonly ProblemCode[]

/** The same, with why a provider's sign-in was refused. */
export function readSignInSearch(raw: RawSearch): { next?: string | undefined; problem?: ProblemCode | undefined } {
  return { ...readNextSearch(raw), problem: oneOf(raw, 'problem', PROVIDER_PROBLEMS) }
}

/** Plain `?a=b&c=d`, so that addresses read well and can be typed. */
export const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))

/** The other way round; what is undefined is left out. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) if (value !== undefined) params.set(name, String(value))
  return params.size > 0 ? `?${params}` : ''
}
