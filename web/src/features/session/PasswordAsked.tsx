import './sign-in.css'
import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { firstFocus } from '../../ui/first-focus.ts'
import { useWait } from './use-wait.ts'
import { WaitNote } from './WaitNote.tsx'
import { useSignInWords } from './words.ts'

interface Props {
  submit: string
  busy: boolean
  error: unknown
  onPassword: (password: string) => void
}

/** The password once more, before something that only its owner may do. */
export function PasswordAsked({ submit, busy, error, onPassword }: Props) {
  const { problems } = useMessages()
  const { factor: words } = useSignInWords()
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const failure = error ? asFailure(error) : null
  const wait = useWait(failure)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setMissing(password === '')
    if (password !== '' && wait === 0) onPassword(password)
  }
  return (
    <form className="sign-in__form" onSubmit={send} noValidate>
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      <PasswordInput
        ref={firstFocus}
        label={words.password}
        description={words.passwordHint}
        autoComplete="current-password"
        value={password}
        error={missing ? words.passwordMissing : undefined}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" fullWidth size="md" loading={busy} disabled={wait > 0}>
        {submit}
      </Button>
      <WaitNote seconds={wait} />
    </form>
  )
}
