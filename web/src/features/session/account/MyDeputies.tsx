import type { Substitution } from '@dondoc/contract/accounts'
import { endMySubstitution, getMyAccount, type MyAccount } from '@dondoc/contract/my-account'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asking, call } from '../../../lib/api.ts'
import { asFailure } from '../../../lib/failure.ts'
import { dateText } from '../../../lib/format.ts'
import { useMessages } from '../../../lib/i18n.tsx'
import { currentPerson, useMe } from '../../../lib/session.ts'
import { Alert } from '../../../ui/Alert.tsx'
import { DeputyPanel } from './DeputyPanel.tsx'
import { Section } from './Section.tsx'
import { useAccountWords } from './words.ts'

/** Who stands in for me, for whom I stand in; choosing a deputy and acting oneself again. */
export function MyDeputies({ account }: { account: MyAccount }) {
  const { problems } = useMessages()
  const { deputy: words } = useAccountWords()
  const me = useMe()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  const keep = (fresh: MyAccount) => {
    queryClient.setQueryData(asking(getMyAccount, {}).queryKey, fresh)
    void queryClient.refetchQueries({ queryKey: currentPerson.queryKey })
  }
  const end = useMutation({
    mutationFn: ({ id }: Substitution) => call(endMySubstitution, { params: { substitutionId: id } }),
    onSuccess: (fresh, { deputy }) => {
      keep(fresh)
      setTold(words.ended(deputy.name))
    },
  })
  const mine = account.substitutions.filter(({ absent }) => absent.id === me.id)
  const theirs = account.substitutions.filter(({ deputy }) => deputy.id === me.id)
  const failure = end.error ? asFailure(end.error) : null
  const row = (one: Substitution, name: string) => (
    <li key={one.id}>
      <div className="my-account__words">
        <strong>{name}</strong>
        <span>{words.period(dateText(one.validFrom), dateText(one.validTo))}</span>
        <span className="secondary">{one.validFrom <= me.today ? words.running : words.coming}</span>
      </div>
      {one.can.end ? (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={words.endOf(name)}
          loading={end.isPending && end.variables.id === one.id}
          onClick={() => end.mutate(one)}
        >
          {words.end}
        </Button>
      ) : null}
    </li>
  )
  return (
    <Section title={words.title} lead={words.lead}>
      {told ? <Alert tone="good">{told}</Alert> : null}
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      {mine.length > 0 ? (
        <div>
          <h3>{words.mine}</h3>
          <ul className="my-account__list">{mine.map((one) => row(one, one.deputy.name))}</ul>
        </div>
      ) : null}
      {theirs.length > 0 ? (
        <div>
          <h3>{words.theirs}</h3>
          <ul className="my-account__list">{theirs.map((one) => row(one, one.absent.name))}</ul>
        </div>
      ) : null}
      {account.substitutions.length === 0 ? <p>{words.none}</p> : null}
      {account.can.haveDeputy ? (
        <Button variant="default" onClick={() => setOpen(true)}>
          {words.choose}
        </Button>
      ) : null}
      {open ? (
        <DeputyPanel
          onClose={() => setOpen(false)}
          onChosen={(fresh, sentence) => {
            keep(fresh)
            setTold(sentence)
            setOpen(false)
          }}
        />
      ) : null}
    </Section>
  )
}
