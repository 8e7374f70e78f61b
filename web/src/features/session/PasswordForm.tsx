import './sign-in.css'
import { changeMyPassword, getSignInPolicy } from '@dondoc/contract/sign-in'
import { Button, PasswordInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useMe } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { firstFocus } from '../../ui/first-focus.ts'
import { useWait } from './use-wait.ts'
import { WaitNote } from './WaitNote.tsx'
import { useSignInWords } from './words.ts'

/** Changes the own password. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const { problems } = useMessages()
  const { password: words } = useSignInWords()
  const { email } = useMe()
  const policy = useQuery(asking(getSignInPolicy, {}))
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const send = useMutation({
    mutationFn: () => call(changeMyPassword, { body: { current, password } }),
    onSuccess: onDone,
  })
  const failure = send.error ? asFailure(send.error) : null
  const wait = useWait(failure)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const incomplete = current === '' || password === ''
    setMissing(incomplete)
    if (!incomplete && wait === 0) send.mutate()
  }
  return (
    <form className="sign-in__form" onSubmit={submit} noValidate>
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      {missing ? <Alert tone="error">{words.missing}</Alert> : null}
      {/* Tells a password manager whose password it is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <PasswordInput
        ref={firstFocus}
        label={words.current}
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        label={words.next}
        description={policy.data ? words.hint(policy.data.passwordLength) : null}
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <p className="secondary">{words.others}</p>
      <Button type="submit" fullWidth size="md" loading={send.isPending} disabled={wait > 0}>
        {words.submit}
      </Button>
      <WaitNote seconds={wait} />
    </form>
  )
}
