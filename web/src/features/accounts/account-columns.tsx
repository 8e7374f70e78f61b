import type { AccountRow } from '@dondoc/contract/accounts'
import { addDays, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { IconLock, IconMailForward, IconShieldCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { dateText, instantText } from '../../lib/format.ts'
import type { AccountWords } from '../../messages/accounts.vi.ts'
import type { Messages } from '../../messages/vi.ts'
import type { Column } from '../../ui/DataList.tsx'
import { Highlight } from '../../ui/Highlight.tsx'

/** Roles that a row shows before it only counts. */
const SHOWN = 2

export type AccountSort = 'name' | 'organization' | 'ends'

interface Speech {
  readonly words: AccountWords
  readonly roleNames: Messages['roles']
  readonly query: string
  readonly today: PlainDate
}

/** The columns of the list of accounts. */
export function accountColumns({ words, roleNames, query, today }: Speech): readonly Column<AccountRow, AccountSort>[] {
  return [
    {
      id: 'name',
      header: words.columns.name,
      width: 'minmax(0, 1.9fr)',
      fixed: true,
      sort: 'name',
      cell: (account) => (
        <>
          <Link to="/quan-tri/tai-khoan/$accountId" params={{ accountId: account.id }} className="row-link">
            <Highlight text={account.name} query={query} />
          </Link>
          <span className="secondary account-row__line">
            <Highlight text={account.email} query={query} />
          </span>
        </>
      ),
    },
    {
      id: 'organization',
      header: words.columns.organization,
      width: 'minmax(0, 1.5fr)',
      sort: 'organization',
      cell: (account) => account.organization.name,
    },
    {
      id: 'roles',
      header: words.columns.roles,
      width: 'minmax(0, 2fr)',
      sort: 'ends',
      cell: (account) => <Roles account={account} words={words} names={roleNames} today={today} />,
    },
    {
      id: 'security',
      header: words.columns.security,
      width: '104px',
      cell: ({ secondFactor }) =>
        secondFactor ? (
          <span className="account-mark account-mark--good">
            <IconShieldCheck size={15} aria-hidden />
            {words.on}
          </span>
        ) : (
          <span className="secondary">{words.off}</span>
        ),
    },
    {
      id: 'lastSignIn',
      header: words.columns.lastSignIn,
      width: '128px',
      cell: ({ lastSignInAt: at }) => <span className="secondary">{at === null ? words.never : instantText(at)}</span>,
    },
    {
      id: 'state',
      header: words.columns.state,
      width: '148px',
      cell: (account) => <AccountStateMark account={account} words={words} />,
    },
  ]
}

/** Whether the account can be used, in colour, sign and words. */
export function AccountStateMark({ account, words }: { account: AccountRow; words: AccountWords }) {
  const { state, lockReason } = account
  if (state === 'active') return <>{words.states.active}</>
  return (
    <span className={`account-mark account-mark--${state}`} {...(lockReason ? { title: lockReason } : {})}>
      {state === 'locked' ? <IconLock size={15} aria-hidden /> : <IconMailForward size={15} aria-hidden />}
      {words.states[state]}
    </span>
  )
}

interface RolesProps {
  account: AccountRow
  words: AccountWords
  names: Messages['roles']
  today: PlainDate
}

function Roles({ account, words, names, today }: RolesProps) {
  if (account.roles.length === 0) return <span className="secondary">{words.noRoles}</span>
  return (
    <>
      {account.roles.slice(0, SHOWN).map(({ id, role, organization, validTo }) => (
        <span key={id} className="account-row__line">
          {words.roleAt(names[role], organization.shortName ?? organization.name)}
          {validTo === null ? null : (
            <span className={validTo <= addDays(today, 30) ? 'account-row__soon' : 'secondary'}>
              {' '}
              {words.until(dateText(validTo))}
            </span>
          )}
        </span>
      ))}
      {account.roles.length > SHOWN ? (
        <span className="secondary">{words.more(account.roles.length - SHOWN)}</span>
      ) : null}
    </>
  )
}
