import { type AccountDetail, handOver, previewHandOver } from '@dondoc/contract/accounts'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { dateText, parseDate } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { DateField } from '../../ui/DateField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PanelFoot } from '../../ui/PanelFoot.tsx'
import type { Pick } from '../../ui/PickField.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { termText } from './account-term.ts'
import { PersonField } from './PersonField.tsx'
import { Refused } from './Refused.tsx'
import { useAccountChange } from './use-account.ts'
import { useAccountWords } from './words.ts'

/** Hands everything open over to a successor: what will pass stands there before it does. */
export function HandOverPanel({ account, onClose }: { account: AccountDetail; onClose: (told?: string) => void }) {
  const { page, form } = useAccountWords()
  const today = useToday()
  const [successor, setSuccessor] = useState<Pick | null>(null)
  const [text, setText] = useState(dateText(today))
  const [asked, setAsked] = useState(false)
  const from = parseDate(text, today)
  const send = useAccountChange(
    account.id,
    (body: { successorId: string; from: string }) => call(handOver, { params: { accountId: account.id }, body }),
    (answer) => answer.account,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (successor !== null && from !== null)
      send.mutate(
        { successorId: successor.id, from },
        { onSuccess: ({ roles }) => onClose(`${page.handedOver(successor.name, roles.length)} ${page.lockToo}`) },
      )
  }
  return (
    <Panel title={page.handOverTitle(account.name)} onClose={() => onClose()}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <p>{page.handOverHint}</p>
        <PersonField
          label={page.successor}
          value={successor}
          onChange={setSuccessor}
          except={account.id}
          error={asked && successor === null ? form.personMissing : undefined}
        />
        <DateField
          label={page.handOverFrom}
          value={text}
          onChange={setText}
          today={today}
          error={from === null ? form.dateWrong : undefined}
        />
        {from === null ? null : <Passes accountId={account.id} from={from} successorId={successor?.id ?? null} />}
        <p className="secondary">{page.staysInHistory}</p>
        <Refused error={send.error} />
        <PanelFoot submit={page.handOverSubmit} busy={send.isPending} onClose={() => onClose()} />
      </form>
    </Panel>
  )
}

interface PassesProps {
  readonly accountId: string
  readonly from: string
  readonly successorId: string | null
}

function Passes({ accountId, from, successorId }: PassesProps) {
  const words = useAccountWords()
  const { page } = words
  const { roles: names } = useMessages()
  const answer = useQuery({
    ...asking(previewHandOver, { params: { accountId }, query: { from } }),
    staleTime: 0,
  })
  if (answer.isPending) return <SkeletonRows count={3} />
  if (answer.isError) return <Refused error={answer.error} />
  const { roles, substitutions, assignedDuties, planned } = answer.data
  // Who takes over earlier what was to be theirs anyway passes nothing on.
  const told = planned.filter(({ successor }) => successor.id !== successorId)
  return (
    <section className="form__preview" aria-label={page.passes}>
      <h3>{page.passes}</h3>
      {roles.length === 0 ? <p className="secondary">{page.passesNothing}</p> : null}
      <ul>
        {roles.map((role) => (
          <li key={role.id}>
            {words.roleAt(names[role.role], role.organization.name)}
            <span className="secondary account-row__line">
              {termText(role, words)} · {page.openDuties(role.openDuties)}
            </span>
          </li>
        ))}
        {assignedDuties > 0 ? <li>{page.assignedDuties(assignedDuties)}</li> : null}
        {substitutions.length > 0 ? <li>{page.endsSubstitutions(substitutions.length)}</li> : null}
        {told.map(({ from: day, leaver, successor }) => (
          <li key={`${day}/${leaver.id}/${successor.id}`}>
            {leaver.id === accountId
              ? page.plannedOnward(successor.name, dateText(day))
              : page.plannedInward(leaver.name, dateText(day))}
          </li>
        ))}
      </ul>
    </section>
  )
}
