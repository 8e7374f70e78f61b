import { type AccountDetail, lockAccount } from '@dondoc/contract/accounts'
import { Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { call } from '../../lib/api.ts'
import { focusFirstError } from '../../ui/first-focus.ts'
import { Panel } from '../../ui/Panel.tsx'
import { PanelFoot } from '../../ui/PanelFoot.tsx'
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
    if (reason.trim() === '') focusFirstError()
    else send.mutate(undefined, { onSuccess: () => onClose(page.lockedNow) })
  }
  return (
    <Panel title={page.lock} onClose={() => onClose()}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <p>{page.lockHint}</p>
        <Textarea
          label={form.reason}
          required
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          error={asked && reason.trim() === '' ? form.reasonMissing : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Refused error={send.error} />
        <PanelFoot submit={page.lockSubmit} busy={send.isPending} onClose={() => onClose()} />
      </form>
    </Panel>
  )
}
