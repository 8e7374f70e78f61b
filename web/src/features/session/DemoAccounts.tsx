import { IconArrowRight } from '@tabler/icons-react'
import { useMessages } from '../../lib/i18n.tsx'

interface DemoAccount {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly role: string
  readonly organization: string
  readonly agency: string | null
}

interface Props {
  accounts: readonly DemoAccount[]
  busy: boolean
  onEnter: (account: DemoAccount) => void
}

/** In demo mode one button for each kind of person. */
export function DemoAccounts({ accounts, busy, onEnter }: Props) {
  const { session, roles } = useMessages()
  if (accounts.length === 0) return null
  return (
    <section className="sign-in__demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{session.demoTitle}</h2>
      <p className="secondary">{session.demoHint}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.email}>
            <button type="button" className="sign-in__account" disabled={busy} onClick={() => onEnter(account)}>
              <span>
                <strong>{account.name}</strong>
                <span className="secondary">
                  {roleWord(account.role, roles)} · {placeOf(account)}
                </span>
              </span>
              <IconArrowRight size={18} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** "Văn phòng Sở, Sở Y tế": a unit says nothing without the agency it stands in. */
const placeOf = ({ organization, agency }: DemoAccount): string =>
  agency === null || agency === organization ? organization : `${organization}, ${agency}`

function roleWord(role: string, words: Readonly<Record<string, string>>): string {
  return words[role] ?? role
}
