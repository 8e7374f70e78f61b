import { later, type PlainDate } from '../calendar/plain-date.ts'
import { fold } from '../imports/normalise.ts'
import { identifierCode } from '../organizations/identifier-code.ts'
import type { AccountColumn, AccountRowFault, AccountRowFaultCode, PersonRow, PersonTable } from './account-table.ts'
import type { OrganizationPath, Role } from './roles.ts'
import { overlaps, type Term } from './term.ts'

/** An organization that stands today. */
export interface PlaceOfTable {
  readonly id: string
  readonly parentId: string | null
  readonly path: OrganizationPath
  readonly name: string
  readonly shortName: string | null
  readonly identifierCode: string | null
}

/** A role as a table gives it. */
export interface RoleGiven {
  readonly role: Role
  readonly organizationId: string
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
}

/** An account of the tenant whose address the table names. */
export interface KnownPerson {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly organizationId: string
  readonly locked: boolean
  /** The importing person may change it. */
  readonly manageable: boolean
  readonly roles: readonly (Term & { readonly role: Role; readonly organizationId: string })[]
}

export interface PlannedAccounts {
  readonly added: readonly {
    readonly row: number
    readonly name: string
    readonly email: string
    readonly organizationId: string
    readonly roles: readonly RoleGiven[]
  }[]
  readonly changed: readonly {
    readonly known: KnownPerson
    readonly name: string
    readonly organizationId: string
    readonly roles: readonly RoleGiven[]
  }[]
  /** People who are already as the table says. */
  readonly same: number
  readonly faults: readonly AccountRowFault[]
}

interface Rules {
  readonly today: PlainDate
  /** The importing person may keep accounts and give roles there. */
  readonly mayManage: (path: OrganizationPath) => boolean
  /** Addresses that belong to somebody outside this tenant's accounts. */
  readonly foreign: ReadonlySet<string>
}

interface Person {
  readonly first: PersonRow
  readonly organizationId: string
  readonly roles: RoleGiven[]
}

/**
 * What a table of people adds and changes: a known address keeps its account, roles are added and never ended, and the same table
 * a second time changes nothing. Several rows of one address are several roles of one person. All rows or none: where a fault
 * is found, nothing of the plan is to be written.
 */
export function planAccountImport(
  { rows, faults: cellFaults }: PersonTable,
  facts: { readonly places: readonly PlaceOfTable[]; readonly known: readonly KnownPerson[] },
  rules: Rules,
): PlannedAccounts {
  const faults = [...cellFaults]
  const fault = (row: PersonRow, code: AccountRowFaultCode, column: AccountColumn, value: string | null): null => {
    faults.push({ row: row.row, code, column, value })
    return null
  }
  const find = placeFinder(facts.places)
  const pathOf = new Map(facts.places.map(({ id, path }) => [id, path]))
  const known = new Map(facts.known.map((person) => [person.email, person]))
  const people = new Map<string, Person>()

  const placeOf = (row: PersonRow, column: 'organization' | 'roleAt', words: string): string | null => {
    const found = find(words)
    if (found.length === 0) return fault(row, 'row.organization-unknown', column, words)
    if (found.length > 1) return fault(row, 'row.organization-ambiguous', column, words)
    const [id = ''] = found
    return rules.mayManage(pathOf.get(id) ?? '') ? id : fault(row, 'row.not-allowed', column, words)
  }

  for (const row of rows) {
    const organizationId =
      row.organization === null
        ? fault(row, 'row.organization-missing', 'organization', null)
        : placeOf(row, 'organization', row.organization)
    const at = row.roleAt === null ? organizationId : placeOf(row, 'roleAt', row.roleAt)
    if (organizationId === null || at === null) continue
    const person = people.get(row.email) ?? { first: row, organizationId, roles: [] }
    if (person.first.name !== row.name || person.organizationId !== organizationId)
      fault(row, 'row.email-of-another', 'email', row.email)
    const validFrom = row.from ?? rules.today
    for (const role of row.roles) person.roles.push({ role, organizationId: at, validFrom, validTo: row.to })
    people.set(row.email, person)
  }

  const added: PlannedAccounts['added'][number][] = []
  const changed: PlannedAccounts['changed'][number][] = []
  let same = 0
  for (const [email, { first, organizationId, roles }] of people) {
    const account = known.get(email)
    const news = newRoles(roles, account?.roles ?? [])
    for (const { validFrom, validTo } of news) {
      if (validFrom < rules.today) fault(first, 'row.date-past', 'from', validFrom)
      else if (validTo !== null && validTo < later(validFrom, rules.today))
        fault(first, 'row.dates-reversed', 'to', validTo)
    }
    if (account === undefined) {
      if (rules.foreign.has(email)) fault(first, 'row.email-taken', 'email', email)
      added.push({ row: first.row, name: first.name, email, organizationId, roles: news })
      continue
    }
    const moves = account.name !== first.name || account.organizationId !== organizationId
    if (!moves && news.length === 0) {
      same += 1
      continue
    }
    if (moves && !account.manageable) fault(first, 'row.not-allowed', 'email', email)
    if (account.locked) fault(first, 'row.locked', 'email', email)
    changed.push({ known: account, name: first.name, organizationId, roles: news })
  }
  return { added, changed, same, faults: faults.sort((a, b) => a.row - b.row) }
}

/** Roles of the table that are not held in their time, each once. */
function newRoles(asked: readonly RoleGiven[], held: KnownPerson['roles']): RoleGiven[] {
  const news: RoleGiven[] = []
  for (const one of asked) {
    const term = { from: one.validFrom, to: one.validTo }
    const isSame = (other: { readonly role: Role; readonly organizationId: string }) =>
      other.role === one.role && other.organizationId === one.organizationId
    const isHeld = held.some((other) => isSame(other) && overlaps(other, term))
    const isTwice = news.some((other) => isSame(other) && overlaps({ from: other.validFrom, to: other.validTo }, term))
    if (!isHeld && !isTwice) news.push(one)
  }
  return news
}

/** Finds organizations by identifier code, name or short name; "A > B" is the B below an A. */
function placeFinder(places: readonly PlaceOfTable[]): (words: string) => readonly string[] {
  const byId = new Map(places.map((place) => [place.id, place]))
  const byCode = new Map(places.flatMap(({ id, identifierCode: code }) => (code === null ? [] : [[code, id] as const])))
  const byName = new Map<string, Set<string>>()
  for (const { id, name, shortName } of places) {
    for (const word of [name, ...(shortName === null ? [] : [shortName])]) {
      const key = fold(word)
      byName.set(key, (byName.get(key) ?? new Set()).add(id))
    }
  }
  const isBelow = (id: string, above: readonly string[]): boolean => {
    const names = new Set(byName.get(above.at(-1) ?? '') ?? [])
    for (let at = byId.get(id)?.parentId ?? null; at !== null; at = byId.get(at)?.parentId ?? null)
      if (names.has(at)) return above.length === 1 || isBelow(at, above.slice(0, -1))
    return false
  }
  return (words) => {
    const code = identifierCode(words)
    const coded = code === null ? undefined : byCode.get(code)
    if (coded !== undefined) return [coded]
    const path = words.split('>').map((part) => fold(part))
    const named = [...(byName.get(path.at(-1) ?? '') ?? [])]
    return path.length === 1 ? named : named.filter((id) => isBelow(id, path.slice(0, -1)))
  }
}
