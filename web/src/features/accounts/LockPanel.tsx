import { type AccountDetail, lockAccount } from '@dondoc/contract/accounts'
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { call } from '../../lib/api.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Refused } from './Refused.tsx'
import { useAccountChange } from './use-account.ts'
import { useAccountWords } from './words.ts'

/** Locks an account, with the reason that others will read. */
export function LockPanel({ account, onClose }: { account: AccountDetail; onClose: (told?: string) => void }) {
  const { page, form } = useAccountWords()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const send = useAccountChange(
    account.id,
    () => call(lockAccount, { params: { accountId: account.id }, body: { reason: reason.trim() } }),
    (fresh) => fresh,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (reason.trim() !== '') send.mutate(undefined, { onSuccess: () => onClose(page.lockedNow) })
  }
  return (
    <Panel title={page.lock} onClose={() => onClose()}>
      <form className="form" onSubmit={submit} noValidate>
        <p>{page.lockHint}</p>
        <Textarea
          label={form.reason}
          required
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          error={asked && reason.trim() === '' ? form.missing : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Refused error={send.error} />
        <Button type="submit" loading={send.isPending}>
          {page.lockSubmit}
        </Button>
      </form>
    </Panel>
  )
}
