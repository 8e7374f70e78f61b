import { type AccountDetail, changeAccount } from '@dondoc/contract/accounts'
import { TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { call } from '../../lib/api.ts'
import { OrganizationField } from '../../ui/OrganizationField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PanelFoot } from '../../ui/PanelFoot.tsx'
import { Refused } from './Refused.tsx'
import { useAccountChange } from './use-account.ts'
import { useAccountWords } from './words.ts'

/** Name, address and organization of an account. */
export function EditPanel({ account, onClose }: { account: AccountDetail; onClose: (told?: string) => void }) {
  const { page, form } = useAccountWords()
  const [name, setName] = useState(account.name)
  const [email, setEmail] = useState(account.email)
  const [organizationId, setOrganization] = useState(account.organization.id)
  const send = useAccountChange(
    account.id,
    () =>
      call(changeAccount, {
        params: { accountId: account.id },
        body: { version: account.version, name: name.trim(), email: email.trim(), organizationId },
      }),
    (fresh) => fresh,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '' && email.trim() !== '') send.mutate(undefined, { onSuccess: () => onClose(page.saved) })
  }
  return (
    <Panel title={page.edit} onClose={() => onClose()}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <TextInput
          label={form.name}
          required
          maxLength={200}
          value={name}
          error={name.trim() === '' ? form.nameMissing : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={form.email}
          required
          type="email"
          maxLength={254}
          value={email}
          error={email.trim() === '' ? form.emailMissing : undefined}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <OrganizationField
          label={form.organization}
          required
          value={organizationId}
          onChange={(id) => id !== null && setOrganization(id)}
        />
        <Refused error={send.error} />
        <PanelFoot submit={form.save} busy={send.isPending} onClose={() => onClose()} />
      </form>
    </Panel>
  )
}
