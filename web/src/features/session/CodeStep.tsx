import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { asFailure, type Failure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { giveCode } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { firstFocus } from '../../ui/first-focus.ts'
import { codeOf } from './code.ts'
import { useWait } from './use-wait.ts'
import { WaitNote } from './WaitNote.tsx'
import { useSignInWords } from './words.ts'

interface Props {
  onDone: () => Promise<void>
  /** Back to the password; with the reason where the step is over. */
  onBack: (why: Failure | null) => void
}

/** The second step: a code of the telephone, or one of the recovery codes. */
export function CodeStep({ onDone, onBack }: Props) {
  const { problems } = useMessages()
  const { code: words } = useSignInWords()
  const [way, setWay] = useState<'totp' | 'recovery'>('totp')
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const wait = useWait(failure)
  const isApp = way === 'totp'
  const change = (next: 'totp' | 'recovery') => {
    setWay(next)
    setTyped('')
    setMissing(false)
    setFailure(null)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const code = isApp ? codeOf(typed) : typed.trim()
    const isWhole = isApp ? code.length === 6 : code.length >= 10
    setMissing(!isWhole)
    if (!isWhole || busy || wait > 0) return
    setBusy(true)
    setFailure(null)
    try {
      await giveCode(way, code)
      await onDone()
    } catch (error) {
      const found = asFailure(error)
      setBusy(false)
      if (found.code === 'auth.challenge-expired' || found.code === 'account.locked') onBack(found)
      else {
        setFailure(found)
        setTyped('')
        field.current?.focus()
      }
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="sign-in__form">
      <h2>{words.title}</h2>
      <p className="secondary">{isApp ? words.lead : words.recoveryLead}</p>
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      <TextInput
        key={way}
        ref={(element) => {
          field.current = element
          firstFocus(element)
        }}
        label={isApp ? words.label : words.recoveryLabel}
        className={isApp ? 'code-field' : 'code-field code-field--recovery'}
        inputMode={isApp ? 'numeric' : 'text'}
        autoComplete={isApp ? 'one-time-code' : 'off'}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={20}
        value={typed}
        error={missing ? (isApp ? words.missing : words.recoveryMissing) : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" fullWidth size="md" loading={busy} disabled={wait > 0}>
        {words.submit}
      </Button>
      <WaitNote seconds={wait} />
      <div className="sign-in__ways">
        <button type="button" className="plain-button" onClick={() => change(isApp ? 'recovery' : 'totp')}>
          {isApp ? words.useRecovery : words.useApp}
        </button>
        <button type="button" className="plain-button" onClick={() => onBack(null)}>
          {words.back}
        </button>
      </div>
      {isApp ? null : <p className="secondary">{words.lost}</p>}
    </form>
  )
}
