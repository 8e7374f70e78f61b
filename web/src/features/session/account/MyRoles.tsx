import type { RoleTerm } from '@dondoc/contract/accounts'
import type { MyAccount } from '@dondoc/contract/my-account'
import { dateText } from '../../../lib/format.ts'
import { useMessages } from '../../../lib/i18n.tsx'
import { useMe } from '../../../lib/session.ts'
import { Section } from './Section.tsx'
import { useAccountWords } from './words.ts'

/** The roles held, those lent by absent colleagues, and those that ended. */
export function MyRoles({ account }: { account: MyAccount }) {
  const { roles: roleWords } = useMessages()
  const { roles: words } = useAccountWords()
  const me = useMe()
  const lent = me.roles.filter(({ standingInFor }) => standingInFor)
  return (
    <Section title={words.title}>
      {account.roles.length + lent.length === 0 ? <p>{words.none}</p> : null}
      <ul className="my-account__list">
        {account.roles.map((term) => (
          <Term key={term.id} term={term} coming={term.validFrom > me.today} />
        ))}
        {lent.map(({ role, organization, standingInFor }) => (
          <li key={`${role}/${organization.id}/${standingInFor}`}>
            <div className="my-account__words">
              <strong>{roleWords[role]}</strong>
              <span>{organization.name}</span>
              <span className="secondary">{words.lent(standingInFor ?? '')}</span>
            </div>
          </li>
        ))}
      </ul>
      {account.pastRoles.length > 0 ? (
        <details>
          <summary>{words.past(account.pastRoles.length)}</summary>
          <ul className="my-account__list">
            {account.pastRoles.map((term) => (
              <Term key={term.id} term={term} coming={false} />
            ))}
          </ul>
        </details>
      ) : null}
    </Section>
  )
}

function Term({ term, coming }: { term: RoleTerm; coming: boolean }) {
  const { roles: roleWords } = useMessages()
  const { roles: words } = useAccountWords()
  const { role, organization, validFrom, validTo } = term
  const period =
    validTo === null ? words.from(dateText(validFrom)) : words.between(dateText(validFrom), dateText(validTo))
  return (
    <li>
      <div className="my-account__words">
        <strong>{roleWords[role]}</strong>
        <span>{organization.name}</span>
        <span className="secondary">{coming ? `${period} · ${words.coming}` : period}</span>
      </div>
    </li>
  )
}
