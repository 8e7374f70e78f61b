import type { AccountRow } from '@dondoc/contract/accounts'
import type { AccountWords } from '../../messages/accounts.vi.ts'
import type { Messages } from '../../messages/vi.ts'
import type { Column } from '../../ui/DataList.tsx'
import { Highlight } from '../../ui/Highlight.tsx'

/** Roles that a row shows before it only counts. */
const SHOWN = 2

/** The columns of the list of accounts. */
export function accountColumns(words: AccountWords, messages: Messages, query: string): readonly Column<AccountRow>[] {
  return [
    {
      id: 'name',
      header: words.columns.name,
      width: 'minmax(0, 2fr)',
      fixed: true,
      cell: (account) => (
        <>
          <Highlight text={account.name} query={query} />
          <span className="secondary account-row__line">
            <Highlight text={account.email} query={query} />
          </span>
        </>
      ),
    },
    {
      id: 'organization',
      header: words.columns.organization,
      width: 'minmax(0, 1.6fr)',
      cell: (account) => account.organization.name,
    },
    {
      id: 'roles',
      header: words.columns.roles,
      width: 'minmax(0, 2fr)',
      cell: (account) => <Roles account={account} words={words} names={messages.roles} />,
    },
    {
      id: 'state',
      header: words.columns.state,
      width: '150px',
      cell: (account) => words.states[account.state],
    },
  ]
}

function Roles({ account, words, names }: { account: AccountRow; words: AccountWords; names: Messages['roles'] }) {
  if (account.roles.length === 0) return <span className="secondary">{words.noRoles}</span>
  return (
    <>
      {account.roles.slice(0, SHOWN).map(({ id, role, organization }) => (
        <span key={id} className="account-row__line">
          {words.roleAt(names[role], organization.shortName ?? organization.name)}
        </span>
      ))}
      {account.roles.length > SHOWN ? (
        <span className="secondary">{words.more(account.roles.length - SHOWN)}</span>
      ) : null}
    </>
  )
}
