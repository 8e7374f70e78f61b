import { getSignInOptions, lookAtToken, setPasswordByToken } from '@dondoc/contract/sign-in'
import { Button, PasswordInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { DoorCard, tokenInAddress, useSetUpWords } from './DoorCard.tsx'

/** Sets a password with the link of an invitation or of a reset, once. */
export function SetPasswordPage() {
  const { problems } = useMessages()
  const words = useSetUpWords()
  const [token] = useState(tokenInAddress)
  const [password, setPassword] = useState('')
  const link = useQuery({
    queryKey: [lookAtToken.url, token],
    queryFn: () => call(lookAtToken, { body: { token } }),
    enabled: token !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const options = useQuery(asking(getSignInOptions, {}))
  const send = useMutation({ mutationFn: () => call(setPasswordByToken, { body: { token, password } }) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password !== '') send.mutate()
  }
  const error = send.error ?? link.error
  const failure = error ? asFailure(error) : null
  return (
    <DoorCard
      title={words.passwordTitle}
      {...(link.data ? { lead: words.passwordFor(link.data.name, link.data.email) } : {})}
      done={send.isSuccess ? words.passwordDone : null}
    >
      {token === '' ? <Alert tone="error">{words.noToken}</Alert> : null}
      {token !== '' && link.isPending ? <SkeletonRows count={2} /> : null}
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      {token === '' || link.error ? (
        <div className="sign-in__form sign-in__more">
          {options.data?.mail ? <Link to="/quen-mat-khau">{words.askAgain}</Link> : null}
          <Link to="/dang-nhap">{words.signIn}</Link>
        </div>
      ) : null}
      {link.data ? (
        <form onSubmit={submit} noValidate className="sign-in__form">
          <PasswordInput
            label={words.password}
            description={words.passwordHint(link.data.passwordLength)}
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" fullWidth size="md" loading={send.isPending}>
            {words.passwordSubmit}
          </Button>
        </form>
      ) : null}
    </DoorCard>
  )
}
