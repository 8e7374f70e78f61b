import type { AuditSort } from '@dondoc/contract/audit-actions'
import { ROLES, type Role } from '@dondoc/domain/access/roles'
import { isPlainDate, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { ORGANIZATION_KINDS, type OrganizationKind } from '@dondoc/domain/organizations/kinds'
import { oneOf, type RawSearch, text, uuid } from './address.ts'

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
