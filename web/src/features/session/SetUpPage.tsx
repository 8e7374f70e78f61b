import { OrganizationKind } from '@dondoc/contract/organizations'
import { setUp } from '@dondoc/contract/sign-in'
import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { DoorCard, tokenInAddress, useSetUpWords } from './DoorCard.tsx'

/** The shortest password until a tenant sets its own rule. */
const SHORTEST = 12

/** The first set-up of an empty installation, opened by the link that the server prints at its start. */
export function SetUpPage() {
  const { problems } = useMessages()
  const words = useSetUpWords()
  const [token] = useState(tokenInAddress)
  const [form, setForm] = useState({
    tenantName: '',
    organization: '',
    kind: 'province',
    name: '',
    email: '',
    password: '',
  })
  const [missing, setMissing] = useState(false)
  const send = useMutation({
    mutationFn: () =>
      call(setUp, {
        body: {
          token,
          tenantName: form.tenantName,
          organization: { name: form.organization, kind: OrganizationKind.parse(form.kind) },
          administrator: { name: form.name, email: form.email, password: form.password },
        },
      }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const incomplete = Object.values(form).some((text) => text.trim() === '')
    setMissing(incomplete)
    if (!incomplete) send.mutate()
  }
  const failure = send.error ? asFailure(send.error) : null
  const field = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setForm((before) => ({ ...before, [name]: value }))
    },
  })
  return (
    <DoorCard title={words.title} lead={words.lead} done={send.isSuccess ? words.done : null}>
      <form onSubmit={submit} noValidate className="sign-in__form">
        {token === '' ? <Alert tone="error">{words.noToken}</Alert> : null}
        {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
        {missing ? <Alert tone="error">{words.missing}</Alert> : null}
        <TextInput label={words.tenant} description={words.tenantHint} {...field('tenantName')} />
        <TextInput label={words.organization} description={words.organizationHint} {...field('organization')} />
        <NativeSelect
          label={words.kind}
          data={OrganizationKind.options.map((value) => ({ value, label: words.kinds[value] }))}
          {...field('kind')}
        />
        <TextInput label={words.name} autoComplete="name" {...field('name')} />
        <TextInput label={words.email} type="email" autoComplete="username" {...field('email')} />
        <PasswordInput
          label={words.password}
          description={words.passwordHint(SHORTEST)}
          autoComplete="new-password"
          {...field('password')}
        />
        <Button type="submit" fullWidth size="md" loading={send.isPending} disabled={token === ''}>
          {words.submit}
        </Button>
      </form>
    </DoorCard>
  )
}
