import type { AccountWords } from './accounts.vi.ts'
import { many } from './many.ts'

/** The sentences of the accounts in English. */
export const accountsEn: AccountWords = {
  title: 'Accounts',
  word: 'accounts',
  search: 'Search by name or address',
  columns: { name: 'Name', organization: 'Organization', roles: 'Roles', state: 'State' },
  states: { active: 'Active', invited: 'Invited', locked: 'Locked' },
  noRoles: 'No role yet',
  roleAt: (role, organization) => `${role}: ${organization}`,
  more: (count) => `and ${many(count, 'more role')}`,
  emptyTitle: 'No account matches',
  emptyText: 'Drop a condition or search by fewer words.',
}
