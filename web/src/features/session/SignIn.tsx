import './sign-in.css'
import { listDemoAccounts } from '@dondoc/contract/accounts'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { asking } from '../../lib/api.ts'
import { asFailure, type Failure } from '../../lib/failure.ts'
import { useLanguage, useMessages } from '../../lib/i18n.tsx'
import { signIn } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Emblem } from '../../ui/Emblem.tsx'

const route = getRouteApi('/dang-nhap')

/** The door: e-mail and password, and in demo mode one button for each kind of person. */
export function SignIn() {
  const { session, product, problems, frame, roles } = useMessages()
  const { language, choose, messages } = useLanguage()
  const { next } = route.useSearch()
  const router = useRouter()
  const queryClient = useQueryClient()
  const demo = useQuery({ ...asking(listDemoAccounts, {}), staleTime: Number.POSITIVE_INFINITY })
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [missing, setMissing] = useState(false)
  useEffect(() => {
    document.title = `${session.title} · ${product.name}`
  }, [session.title, product.name])

  const enter = async (credentials: { email: string; password: string }) => {
    setBusy(credentials.email)
    setFailure(null)
    setMissing(false)
    try {
      await signIn(credentials)
      queryClient.clear()
      await router.invalidate()
      if (next) router.history.push(next)
      else await router.navigate({ to: '/' })
    } catch (error) {
      setFailure(asFailure(error))
      setBusy(null)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (email.trim() === '' || password === '') setMissing(true)
    else void enter({ email: email.trim(), password })
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
        <form onSubmit={submit} noValidate className="sign-in__form">
          {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
          {missing ? <Alert tone="error">{session.missing}</Alert> : null}
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
          <Button type="submit" fullWidth size="md" loading={busy !== null && busy === email.trim()}>
            {session.submit}
          </Button>
        </form>
        {accounts.length > 0 ? (
          <section className="sign-in__demo" aria-labelledby="demo-title">
            <h2 id="demo-title">{session.demoTitle}</h2>
            <p className="secondary">{session.demoHint}</p>
            <ul>
              {accounts.map((account) => (
                <li key={account.email}>
                  <button
                    type="button"
                    className="sign-in__account"
                    disabled={busy !== null}
                    onClick={() => void enter(account)}
                  >
                    <span>
                      <strong>{account.name}</strong>
                      <span className="secondary">{roleWord(account.role, roles)}</span>
                    </span>
                    <IconArrowRight size={18} aria-hidden />
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
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

function roleWord(role: string, words: Readonly<Record<string, string>>): string {
  return words[role] ?? role
}
