import './second-factor.css'
import './sign-in.css'
import { beginSecondFactor, confirmSecondFactor } from '@dondoc/contract/sign-in'
import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { firstFocus } from '../../ui/first-focus.ts'
import { CopyButton } from './CopyButton.tsx'
import { codeOf, secretOf } from './code.ts'
import { PasswordAsked } from './PasswordAsked.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { useWait } from './use-wait.ts'
import { WaitNote } from './WaitNote.tsx'
import { useSignInWords } from './words.ts'

const QrCode = lazy(async () => ({ default: (await import('./QrCode.tsx')).QrCode }))

/** Turns the second factor on: password, QR code with a code of it, recovery codes. `onDone` runs when those are kept. */
export function SecondFactorSetUp({ onDone }: { onDone: () => void }) {
  const { factor: words, recovery } = useSignInWords()
  const begin = useMutation({ mutationFn: (password: string) => call(beginSecondFactor, { body: { password } }) })
  const [isOn, setOn] = useState(false)
  if (!begin.data)
    return <PasswordAsked submit={words.begin} busy={begin.isPending} error={begin.error} onPassword={begin.mutate} />
  if (!isOn) return <Confirm uri={begin.data.uri} onDone={() => setOn(true)} />
  return (
    <div className="factor">
      <Alert tone="good">{recovery.on}</Alert>
      <RecoveryCodes codes={begin.data.recoveryCodes} onDone={onDone} />
    </div>
  )
}

function Confirm({ uri, onDone }: { uri: string; onDone: () => void }) {
  const { problems } = useMessages()
  const { factor: words, code: codeWords } = useSignInWords()
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  const send = useMutation({
    mutationFn: (code: string) => call(confirmSecondFactor, { body: { code } }),
    onSuccess: onDone,
    onError: () => setTyped(''),
  })
  const failure = send.error ? asFailure(send.error) : null
  const wait = useWait(failure)
  const secret = secretOf(uri)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const code = codeOf(typed)
    setMissing(code.length !== 6)
    if (code.length === 6 && wait === 0) send.mutate(code)
  }
  return (
    <form className="factor" onSubmit={submit} noValidate>
      <ol className="factor__steps" ref={firstFocus} tabIndex={-1}>
        <li>
          <p>{words.scan}</p>
          <Suspense fallback={<span className="qr-code" />}>
            <QrCode text={uri} label={words.qr} />
          </Suspense>
          <a className="factor__here" href={uri}>
            {words.openHere}
          </a>
          <p>{words.byHand}</p>
          <div className="factor__secret">
            <span className="hidden-visually">{words.secret}</span>
            <code>{secret}</code>
            <CopyButton text={secret.replaceAll(' ', '')} word={words.copySecret} />
          </div>
        </li>
        <li>
          <TextInput
            label={words.enter}
            className="code-field"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
            value={typed}
            error={missing ? codeWords.missing : undefined}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </li>
      </ol>
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      <Button type="submit" fullWidth size="md" loading={send.isPending} disabled={wait > 0}>
        {words.confirm}
      </Button>
      <WaitNote seconds={wait} />
    </form>
  )
}
