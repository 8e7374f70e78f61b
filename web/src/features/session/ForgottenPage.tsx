import { askPasswordReset } from '@dondoc/contract/sign-in'
import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { firstFocus } from '../../ui/first-focus.ts'
import { DoorCard, useSetUpWords } from './DoorCard.tsx'
import { useSignInWords } from './words.ts'

/** Asks for a link by e-mail; what it says does not tell whether the address is known. */
export function ForgottenPage() {
  const { problems } = useMessages()
  const { forgottenPage: words } = useSignInWords()
  const { signIn } = useSetUpWords()
  const [email, setEmail] = useState('')
  const [missing, setMissing] = useState(false)
  const send = useMutation({ mutationFn: () => call(askPasswordReset, { body: { email: email.trim() } }) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isAddress = /^\S+@\S+$/.test(email.trim())
    setMissing(!isAddress)
    if (isAddress) send.mutate()
  }
  const failure = send.error ? asFailure(send.error) : null
  return (
    <DoorCard title={words.title} lead={words.lead} done={send.isSuccess ? words.done(email.trim()) : null}>
      <form onSubmit={submit} noValidate className="sign-in__form">
        {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
        <TextInput
          ref={firstFocus}
          label={words.email}
          type="email"
          autoComplete="username"
          value={email}
          error={missing ? words.missing : undefined}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Button type="submit" fullWidth size="md" loading={send.isPending}>
          {words.submit}
        </Button>
        <Link to="/dang-nhap">{signIn}</Link>
      </form>
    </DoorCard>
  )
}
