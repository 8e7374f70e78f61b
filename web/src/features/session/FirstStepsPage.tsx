import { getSignInOptions } from '@dondoc/contract/sign-in'
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { asking } from '../../lib/api.ts'
import { currentPerson, signOut, useMe } from '../../lib/session.ts'
import { DoorCard } from './DoorCard.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { SecondFactorSetUp } from './SecondFactorSetUp.tsx'
import { useSignInWords } from './words.ts'

const route = getRouteApi('/dang-nhap/hoan-tat')

/** What a person must do before anything else opens: change a first password, then set up a compulsory second factor. */
export function FirstStepsPage() {
  const { first: words } = useSignInWords()
  const { must, name } = useMe()
  const { next } = route.useSearch()
  const router = useRouter()
  const queryClient = useQueryClient()
  const options = useQuery(asking(getSignInOptions, {}))
  useEffect(() => {
    if (!must) router.history.push(next ?? '/')
  }, [must, next, router])
  const askAgain = () => void queryClient.refetchQueries({ queryKey: currentPerson.queryKey })
  const leave = async () => {
    await signOut().catch(() => undefined)
    queryClient.clear()
    await router.navigate({ to: '/dang-nhap' })
  }
  if (!must) return null
  const isPassword = must === 'change-password'
  return (
    <DoorCard
      title={isPassword ? words.passwordTitle : words.factorTitle}
      lead={isPassword ? words.passwordLead(name) : words.factorLead(name)}
      done={null}
    >
      {isPassword ? <PasswordForm onDone={askAgain} /> : <SecondFactorSetUp onDone={askAgain} />}
      {isPassword && options.data?.mail ? (
        <p className="sign-in__more">
          <Link to="/quen-mat-khau">{words.unknown}</Link>
        </p>
      ) : null}
      <footer className="sign-in__foot">
        <Button variant="subtle" size="compact-sm" onClick={() => void leave()}>
          {words.signOut}
        </Button>
      </footer>
    </DoorCard>
  )
}
