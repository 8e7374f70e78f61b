import { type BulkAct, changeManyAccounts } from '@dondoc/contract/account-bulk'
import type { AccountRow } from '@dondoc/contract/accounts'
import { Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../lib/api.ts'
import { dateText } from '../../lib/format.ts'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PanelFoot } from '../../ui/PanelFoot.tsx'
import { Refused } from './Refused.tsx'
import { type RoleDraft, RoleFields, readRole } from './RoleFields.tsx'
import { forgetLists } from './use-account.ts'
import { useAccountWords } from './words.ts'

export type BulkKind = BulkAct['kind']

export interface BulkResult {
  readonly kind: BulkKind
  readonly done: number
  readonly refused: readonly { id: string; name: string; code: string; params: Record<string, unknown> }[]
}

interface Props {
  kind: BulkKind
  accounts: readonly AccountRow[]
  onClose: () => void
  onDone: (result: BulkResult) => void
}

/** One thing to do to many accounts: what it means, what it needs, and the button. */
export function BulkPanel({ kind, accounts, onClose, onDone }: Props) {
  const words = useAccountWords()
  const { bulk, form } = words
  const today = useToday()
  const queryClient = useQueryClient()
  const [reason, setReason] = useState('')
  const [role, setRole] = useState<RoleDraft>({ role: 'staff', organizationId: null, from: dateText(today), to: '' })
  const [asked, setAsked] = useState(false)
  // Giving a role asks for the right at the place of the role, everything else at the account.
  const able = kind === 'give-role' ? accounts : accounts.filter(({ can }) => can.manage)
  const send = useMutation({
    mutationFn: (act: BulkAct) => call(changeManyAccounts, { body: { ids: able.map(({ id }) => id), act } }),
    onSuccess: async (result) => {
      await forgetLists(queryClient)
      onDone({ kind, ...result })
    },
  })
  const act = actOf(kind, reason, role, today)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (act !== null) send.mutate(act)
  }
  return (
    <Panel title={bulk.ofMany(bulk.acts[kind], able.length)} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        {able.length < accounts.length ? (
          <Alert tone="notice">{bulk.notManaged(accounts.length - able.length)}</Alert>
        ) : null}
        <p className="secondary form__names">{able.map(({ name }) => name).join(', ')}</p>
        {kind === 'lock' ? (
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
        ) : null}
        {kind === 'give-role' ? (
          <RoleFields draft={role} onChange={setRole} today={today} asked={asked} placeFree />
        ) : null}
        {kind === 'lock' ? <p>{words.page.lockHint}</p> : null}
        {kind === 'give-role' || kind === 'lock' ? null : <p>{bulk.explain[kind]}</p>}
        <Refused error={send.error} />
        <PanelFoot submit={bulk.acts[kind]} busy={send.isPending} disabled={able.length === 0} onClose={onClose} />
      </form>
    </Panel>
  )
}

function actOf(
  kind: BulkKind,
  reason: string,
  draft: RoleDraft,
  today: Parameters<typeof readRole>[1],
): BulkAct | null {
  if (kind === 'lock') return reason.trim() === '' ? null : { kind, reason: reason.trim() }
  if (kind !== 'give-role') return { kind }
  const role = readRole(draft, today)
  return role === null ? null : { kind, ...role, organizationId: draft.organizationId }
}
