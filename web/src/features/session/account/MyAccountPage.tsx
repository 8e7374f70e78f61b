import './my-account.css'
import { getMyAccount } from '@dondoc/contract/my-account'
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { asking } from '../../../lib/api.ts'
import { dateText, dayOf } from '../../../lib/format.ts'
import { useLanguage, useMessages } from '../../../lib/i18n.tsx'
import { useMe } from '../../../lib/session.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { ThemeChoice } from '../../../ui/ThemeChoice.tsx'
import { MyDeputies } from './MyDeputies.tsx'
import { MyPassword } from './MyPassword.tsx'
import { MyRoles } from './MyRoles.tsx'
import { MySecondFactor } from './MySecondFactor.tsx'
import { MySessions } from './MySessions.tsx'
import { Section } from './Section.tsx'
import { useAccountWords } from './words.ts'

/** Who I am, what I may do, who stands in for me, and how I sign in. */
export function MyAccountPage() {
  const words = useAccountWords()
  const { language, choose } = useLanguage()
  const { problems } = useMessages()
  const me = useMe()
  const answer = useQuery(asking(getMyAccount, {}))
  const account = answer.data
  return (
    <div className="page my-account">
      <PageHeader title={words.title} lead={me.name} />
      {answer.isPending ? <SkeletonRows count={8} /> : null}
      {answer.error ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {account ? (
        <div className="my-account__columns">
          <div className="my-account__column">
            <Section title={words.who.title}>
              <dl className="my-account__facts">
                <dt>{words.who.name}</dt>
                <dd>{me.name}</dd>
                <dt>{words.who.email}</dt>
                <dd>{me.email}</dd>
                <dt>{words.who.organization}</dt>
                <dd>{me.organization.name}</dd>
                <dt>{words.who.tenant}</dt>
                <dd>{me.tenant.name}</dd>
                <dt>{words.who.since}</dt>
                <dd>{dateText(dayOf(account.createdAt))}</dd>
              </dl>
              <p className="secondary">{words.who.wrong}</p>
            </Section>
            <MyRoles account={account} />
            <MyDeputies account={account} />
          </div>
          <div className="my-account__column">
            {account.can.changeSignIn ? (
              <>
                <MyPassword hasPassword={account.hasPassword} />
                <MySecondFactor hasPassword={account.hasPassword} />
              </>
            ) : (
              <Section title={words.password.title} lead={problems['account.demo']({})} />
            )}
            {account.providers.length > 0 ? (
              <Section title={words.providers.title}>
                <ul className="my-account__list">
                  {account.providers.map(({ id, name, linked }) => (
                    <li key={id}>
                      <div className="my-account__words">
                        <strong>{name}</strong>
                        <span className="secondary">
                          {linked ? words.providers.linked : words.providers.open(me.email)}
                        </span>
                      </div>
                    </li>
                  ))}
                </ul>
              </Section>
            ) : null}
            <MySessions />
            <Section title={words.look.title}>
              <div>
                <p className="secondary my-account__label">{words.look.language}</p>
                <SegmentedControl
                  fullWidth
                  size="xs"
                  aria-label={words.look.language}
                  value={language}
                  onChange={(value) => choose(value === 'en' ? 'en' : 'vi')}
                  data={(['vi', 'en'] as const).map((value) => ({ value, label: words.look.languages[value] }))}
                />
              </div>
              <ThemeChoice />
            </Section>
          </div>
        </div>
      ) : null}
    </div>
  )
}
