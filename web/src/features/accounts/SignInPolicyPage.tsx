import './accounts.css'
import { getSignInPolicy, previewSignInPolicy, type SignInPolicy, setSignInPolicy } from '@dondoc/contract/sign-in'
import { ROLES } from '@dondoc/domain/access/roles'
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { currentPerson } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { Refused } from './Refused.tsx'
import { useAccountWords } from './words.ts'

/** The rules of sign-in of the whole system; whom new ones concern stands there before they are saved. */
export function SignInPolicyPage() {
  const { policy: words } = useAccountWords()
  const answer = useQuery(asking(getSignInPolicy, {}))
  return (
    <div className="page policy-page">
      <PageHeader title={words.title} lead={words.lead} />
      {answer.isPending ? <SkeletonRows count={6} /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.data ? <PolicyForm policy={answer.data} /> : null}
    </div>
  )
}

function PolicyForm({ policy }: { policy: SignInPolicy }) {
  const { policy: words } = useAccountWords()
  const { roles: names } = useMessages()
  const queryClient = useQueryClient()
  const [length, setLength] = useState(String(policy.passwordLength))
  const [roles, setRoles] = useState(policy.secondFactorRoles)
  const passwordLength = /^\d{1,2}$/.test(length.trim()) ? Number(length) : 0
  const isGood = passwordLength >= 8 && passwordLength <= 64
  const next: SignInPolicy = { passwordLength, secondFactorRoles: roles }
  const changed =
    passwordLength !== policy.passwordLength || [...roles].sort().join() !== [...policy.secondFactorRoles].sort().join()
  const save = useMutation({
    mutationFn: () => call(setSignInPolicy, { body: next }),
    onSuccess: async (saved) => {
      queryClient.setQueryData(asking(getSignInPolicy, {}).queryKey, saved)
      await queryClient.invalidateQueries({ queryKey: currentPerson.queryKey })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isGood && changed) save.mutate()
  }
  return (
    <form className="form box policy" onSubmit={submit} noValidate>
      <TextInput
        className="policy__length"
        label={words.length}
        description={words.lengthHint}
        inputMode="numeric"
        maxLength={2}
        value={length}
        error={isGood ? undefined : words.lengthWrong}
        onChange={(event) => setLength(event.currentTarget.value)}
      />
      <fieldset className="form__roles">
        <legend>{words.roles}</legend>
        <p className="secondary">{words.rolesHint}</p>
        <div className="policy__roles">
          {ROLES.map((role) => (
            <Checkbox
              key={role}
              label={names[role]}
              checked={roles.includes(role)}
              onChange={() => setRoles(roles.includes(role) ? roles.filter((one) => one !== role) : [...roles, role])}
            />
          ))}
        </div>
      </fieldset>
      {roles.length > 0 && isGood ? <Concerned policy={next} /> : null}
      <Refused error={save.error} />
      <div role="status">{save.isSuccess && !changed ? <Alert tone="good">{words.saved}</Alert> : null}</div>
      <Button type="submit" loading={save.isPending} disabled={!isGood || !changed}>
        {changed ? words.save : words.unchanged}
      </Button>
    </form>
  )
}

function Concerned({ policy }: { policy: SignInPolicy }) {
  const { policy: words } = useAccountWords()
  const answer = useQuery({
    queryKey: [previewSignInPolicy.url, policy.secondFactorRoles],
    queryFn: () => call(previewSignInPolicy, { body: policy }),
  })
  if (answer.isPending) return <SkeletonRows count={2} />
  if (answer.isError) return <Refused error={answer.error} />
  const { holders, without, people, oneself } = answer.data
  return (
    <Alert tone={without === 0 ? 'good' : 'notice'}>
      <p>
        {words.concerns(holders)} {without === 0 ? words.allReady : words.without(without)}
      </p>
      <ul className="policy__people">
        {people.map(({ id, name, organization }) => (
          <li key={id}>
            <Link to="/quan-tri/tai-khoan/$accountId" params={{ accountId: id }}>
              {name}
            </Link>
            , {organization.name}
          </li>
        ))}
        {without > people.length ? <li>{words.andMore(without - people.length)}</li> : null}
      </ul>
      {oneself ? <p>{words.oneself}</p> : null}
    </Alert>
  )
}
