import type { AccountDetail } from '@dondoc/contract/accounts'
import {
  endAccountSessions,
  getSignInOptions,
  inviteAccount,
  resetAccountPassword,
  resetAccountSecondFactor,
} from '@dondoc/contract/sign-in'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { instantText } from '../../lib/format.ts'
import { FirstPasswordPanel } from './FirstPasswordPanel.tsx'
import { Refused } from './Refused.tsx'
import { Sessions } from './Sessions.tsx'
import { useAccountChange } from './use-account.ts'
import { useAccountWords } from './words.ts'

interface Props {
  account: AccountDetail
  onTold: (sentence: string) => void
}

/** Password, second factor and devices, with what an administrator can do for a person who is shut out. */
export function AccountSignIn({ account, onTold }: Props) {
  const words = useAccountWords()
  const { page } = words
  const params = { accountId: account.id }
  const mail = useQuery({ ...asking(getSignInOptions, {}), staleTime: 300_000 }).data?.mail ?? false
  const [setting, setSetting] = useState(false)
  const invite = useAccountChange(account.id, () => call(inviteAccount, { params }))
  const reset = useAccountChange(account.id, () => call(resetAccountPassword, { params }))
  const removeFactor = useAccountChange(account.id, () => call(resetAccountSecondFactor, { params }))
  const endSessions = useAccountChange(account.id, () => call(endAccountSessions, { params }))
  const may = account.can.manage && account.state !== 'locked'
  const password = account.hasPassword ? (account.mustChangePassword ? 'must-change' : 'set') : 'none'
  return (
    <section className="box account__box" aria-labelledby="dang-nhap">
      <h2 id="dang-nhap">{page.signIn}</h2>
      <dl className="account__facts">
        <dt>{words.columns.lastSignIn}</dt>
        <dd>{account.lastSignInAt === null ? words.never : instantText(account.lastSignInAt)}</dd>
        <dt>{page.password}</dt>
        <dd>{page.passwordStates[password]}</dd>
        <dt>{page.secondFactor}</dt>
        <dd>{account.secondFactor ? words.on : words.off}</dd>
      </dl>
      {may ? (
        <div className="account__acts">
          {mail && !account.hasPassword ? (
            <Button
              size="compact-sm"
              variant="default"
              loading={invite.isPending}
              onClick={() => invite.mutate(undefined, { onSuccess: () => onTold(page.invited(account.email)) })}
            >
              {page.invite}
            </Button>
          ) : null}
          {mail && account.hasPassword ? (
            <Button
              size="compact-sm"
              variant="default"
              loading={reset.isPending}
              onClick={() => reset.mutate(undefined, { onSuccess: () => onTold(page.resetSent(account.email)) })}
            >
              {page.reset}
            </Button>
          ) : null}
          <Button size="compact-sm" variant="default" onClick={() => setSetting(true)}>
            {page.firstPassword[account.hasPassword ? 'again' : 'none']}
          </Button>
          {account.secondFactor ? (
            <Button
              size="compact-sm"
              variant="default"
              title={page.removeSecondFactorHint}
              loading={removeFactor.isPending}
              onClick={() => removeFactor.mutate(undefined, { onSuccess: () => onTold(page.secondFactorRemoved) })}
            >
              {page.removeSecondFactor}
            </Button>
          ) : null}
        </div>
      ) : null}
      <Refused error={invite.error ?? reset.error ?? removeFactor.error ?? endSessions.error} />
      {account.can.manage ? (
        <Sessions
          accountId={account.id}
          ending={endSessions.isPending}
          onEnd={() => endSessions.mutate(undefined, { onSuccess: () => onTold(page.sessionsEnded) })}
        />
      ) : null}
      {setting ? <FirstPasswordPanel account={account} onClose={() => setSetting(false)} /> : null}
    </section>
  )
}
