import type { MyAccount } from '@dondoc/contract/my-account'
import { askPasswordReset, getSignInOptions, listMySessions } from '@dondoc/contract/sign-in'
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asking, call } from '../../../lib/api.ts'
import { asFailure } from '../../../lib/failure.ts'
import { useMessages } from '../../../lib/i18n.tsx'
import { useMe } from '../../../lib/session.ts'
import { Alert } from '../../../ui/Alert.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { PasswordForm } from '../PasswordForm.tsx'
import { Section } from './Section.tsx'
import { useAccountWords } from './words.ts'

/** Changes the own password; who has none gets a link by e-mail to set one. */
export function MyPassword({ hasPassword }: Pick<MyAccount, 'hasPassword'>) {
  const { password: words } = useAccountWords()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState(false)
  const [changed, setChanged] = useState(false)
  if (!hasPassword) return <NoPassword />
  return (
    <Section title={words.title} lead={words.lead}>
      {changed ? <Alert tone="good">{words.changed}</Alert> : null}
      <Button variant="default" onClick={() => setOpen(true)}>
        {words.change}
      </Button>
      {open ? (
        <Panel title={words.change} onClose={() => setOpen(false)}>
          <PasswordForm
            onDone={() => {
              setOpen(false)
              setChanged(true)
              void queryClient.invalidateQueries({ queryKey: [listMySessions.url] })
            }}
          />
        </Panel>
      ) : null}
    </Section>
  )
}

function NoPassword() {
  const { problems } = useMessages()
  const { password: words } = useAccountWords()
  const { email } = useMe()
  const options = useQuery(asking(getSignInOptions, {}))
  const send = useMutation({ mutationFn: () => call(askPasswordReset, { body: { email } }) })
  const failure = send.error ? asFailure(send.error) : null
  return (
    <Section title={words.title} lead={words.none}>
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      {send.isSuccess ? <Alert tone="good">{words.mailed(email)}</Alert> : null}
      {options.data?.mail && !send.isSuccess ? (
        <Button variant="default" loading={send.isPending} onClick={() => send.mutate()}>
          {words.mail}
        </Button>
      ) : null}
    </Section>
  )
}
