import type { AccountDetail } from '@dondoc/contract/accounts'
import { getSignInPolicy, setFirstPassword } from '@dondoc/contract/sign-in'
import { makeFirstPassword } from '@dondoc/domain/access/first-password'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Refused } from './Refused.tsx'
import { Slips } from './Slips.tsx'
import { secureRandom } from './secure-random.ts'
import { useAccountChange } from './use-account.ts'
import { useAccountWords } from './words.ts'

/** Makes a password that signs in once, and the slip with it. */
export function FirstPasswordPanel({ account, onClose }: { account: AccountDetail; onClose: () => void }) {
  const { page, slip } = useAccountWords()
  const policy = useQuery(asking(getSignInPolicy, {}))
  const [made, setMade] = useState<string | null>(null)
  const send = useAccountChange(account.id, (password: string) =>
    call(setFirstPassword, { params: { accountId: account.id }, body: { password } }),
  )
  const make = (shortest: number) => {
    const password = makeFirstPassword(secureRandom, shortest)
    send.mutate(password, { onSuccess: () => setMade(password) })
  }
  const { name, email, organization } = account
  return (
    <Panel
      title={made === null ? page.firstPassword[account.hasPassword ? 'again' : 'none'] : slip.title}
      onClose={onClose}
    >
      <div className="form">
        {made === null ? (
          <>
            <p>{page.firstPasswordHint}</p>
            <Refused error={send.error ?? policy.error} />
            <Button
              loading={send.isPending || policy.isPending}
              onClick={() => policy.data && make(policy.data.passwordLength)}
            >
              {page.firstPasswordSubmit}
            </Button>
          </>
        ) : (
          <Slips slips={[{ name, email, organization: organization.name, password: made }]} onClose={onClose} />
        )}
      </div>
    </Panel>
  )
}
