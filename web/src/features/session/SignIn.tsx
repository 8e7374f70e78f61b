import './sign-in.css'
import { listDemoAccounts } from '@dondoc/contract/accounts'
import { getSignInOptions } from '@dondoc/contract/sign-in'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { asking } from '../../lib/api.ts'
import { asFailure, Failure } from '../../lib/failure.ts'
import { useLanguage, useMessages } from '../../lib/i18n.tsx'
import { signIn } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Emblem } from '../../ui/Emblem.tsx'
import { CodeStep } from './CodeStep.tsx'
import { DemoAccounts } from './DemoAccounts.tsx'
import { ProviderButtons } from './ProviderButtons.tsx'
import { useWait } from './use-wait.ts'
import { WaitNote } from './WaitNote.tsx'
import { useSignInWords } from './words.ts'

const route = getRouteApi('/dang-nhap')

/** The door: e-mail and password, then a code where one is asked for; providers; and in demo mode one button for each person. */
export function SignIn() {
  const { session, product, problems, frame } = useMessages()
  const { language, choose, messages } = useLanguage()
  const words = useSignInWords()
  const { next, problem } = route.useSearch()
  const router = useRouter()
  const queryClient = useQueryClient()
  const demo = useQuery({ ...asking(listDemoAccounts, {}), staleTime: Number.POSITIVE_INFINITY })
  const options = useQuery(asking(getSignInOptions, {})).data
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(problem ? new Failure(problem) : null)
  const [missing, setMissing] = useState(false)
  const [step, setStep] = useState<'password' | 'code'>('password')
  const wait = useWait(failure)
  useEffect(() => {
    document.title = `${session.title} · ${product.name}`
  }, [session.title, product.name])

  const goIn = async () => {
    queryClient.clear()
    await router.invalidate()
    if (next) router.history.push(next)
    else await router.navigate({ to: '/' })
  }
  const enter = async (credentials: { email: string; password: string }) => {
    setBusy(credentials.email)
    setFailure(null)
    setMissing(false)
    try {
      const { secondFactor } = await signIn(credentials)
      if (!secondFactor) return await goIn()
      setPassword('')
      setStep('code')
    } catch (error) {
      setFailure(asFailure(error))
    }
    setBusy(null)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (email.trim() === '' || password === '') setMissing(true)
    else if (wait === 0) void enter({ email: email.trim(), password })
  }
  const back = (why: Failure | null) => {
    setFailure(why)
    setStep('password')
  }
  const accounts = demo.data?.accounts ?? []
  return (
    <main className="sign-in">
      <div className="sign-in__card">
        <header className="sign-in__head">
          <Emblem size={44} />
          <div>
            <h1>{product.name}</h1>
            <p className="secondary">{product.claim}</p>
          </div>
        </header>
        {step === 'code' ? (
          <CodeStep onDone={goIn} onBack={back} />
        ) : (
          <>
            <form onSubmit={submit} noValidate className="sign-in__form">
              {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
              {missing ? <Alert tone="error">{session.missing}</Alert> : null}
              {options?.needsSetUp ? <Alert tone="notice">{words.needsSetUp}</Alert> : null}
              <TextInput
                label={session.email}
                type="email"
                autoComplete="username"
                value={email}
                onChange={(event) => setEmail(event.currentTarget.value)}
              />
              <PasswordInput
                label={session.password}
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
              <Button
                type="submit"
                fullWidth
                size="md"
                loading={busy !== null && busy === email.trim()}
                disabled={wait > 0}
              >
                {session.submit}
              </Button>
              <WaitNote seconds={wait} />
              {options?.mail ? (
                <Link to="/quen-mat-khau" className="sign-in__forgotten">
                  {words.forgotten}
                </Link>
              ) : null}
              {options?.mail === false && failure?.code === 'auth.failed' ? (
                <p className="secondary">{words.askAdministrator}</p>
              ) : null}
            </form>
            <ProviderButtons providers={options?.providers ?? []} next={next} onFailure={setFailure} />
            <DemoAccounts accounts={accounts} busy={busy !== null} onEnter={(account) => void enter(account)} />
          </>
        )}
        <footer className="sign-in__foot secondary">
          <button
            type="button"
            className="plain-button"
            lang={language === 'vi' ? 'en' : 'vi'}
            onClick={() => choose(language === 'vi' ? 'en' : 'vi')}
          >
            {messages.language.other}
          </button>
          {accounts.length > 0 ? <span>{frame.demo}</span> : null}
        </footer>
      </div>
    </main>
  )
}
