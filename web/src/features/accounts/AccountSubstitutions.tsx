import { type AccountDetail, endSubstitution, type Substitution, substitute } from '@dondoc/contract/accounts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { call } from '../../lib/api.ts'
import { dateText, parseDate } from '../../lib/format.ts'
import { useToday } from '../../lib/session.ts'
import { DateField } from '../../ui/DateField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PanelFoot } from '../../ui/PanelFoot.tsx'
import type { Pick } from '../../ui/PickField.tsx'
import { termText } from './account-term.ts'
import { PersonField } from './PersonField.tsx'
import { Refused } from './Refused.tsx'
import { useAccountChange } from './use-account.ts'
import { useAccountWords } from './words.ts'

interface Props {
  account: AccountDetail
  onTold: (sentence: string) => void
}

/** Who acts for the person during an absence, and for whom the person acts. */
export function AccountSubstitutions({ account, onTold }: Props) {
  const words = useAccountWords()
  const { page } = words
  const [naming, setNaming] = useState(false)
  const end = useAccountChange(
    account.id,
    (substitutionId: string) => call(endSubstitution, { params: { accountId: account.id, substitutionId } }),
    (fresh) => fresh,
  )
  const sentenceOf = (one: Substitution) =>
    one.absent.id === account.id
      ? page.standsIn(one.deputy.name, termText(one, words))
      : page.standsInFor(one.absent.name, termText(one, words))
  return (
    <section className="box account__box" aria-labelledby="lam-thay">
      <div className="account__head">
        <h2 id="lam-thay">{page.substitutions}</h2>
        {account.can.manage && account.state !== 'locked' ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => setNaming(true)}
          >
            {page.substitute}
          </Button>
        ) : null}
      </div>
      {account.substitutions.length === 0 ? <p className="secondary">{page.noSubstitutions}</p> : null}
      <ul className="account__items">
        {account.substitutions.map((one) => (
          <li key={one.id} className="account__item">
            <span>{sentenceOf(one)}</span>
            {one.can.end ? (
              <Button
                size="compact-sm"
                variant="subtle"
                loading={end.isPending && end.variables === one.id}
                onClick={() => end.mutate(one.id, { onSuccess: () => onTold(page.substitutionEnded) })}
              >
                {page.endSubstitution}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <Refused error={end.error} />
      {naming ? (
        <DeputyPanel
          account={account}
          onClose={() => setNaming(false)}
          onDone={(name) => {
            setNaming(false)
            onTold(page.substituted(name))
          }}
        />
      ) : null}
    </section>
  )
}

function DeputyPanel(props: { account: AccountDetail; onClose: () => void; onDone: (name: string) => void }) {
  const { account, onClose, onDone } = props
  const { page, form } = useAccountWords()
  const today = useToday()
  const [deputy, setDeputy] = useState<Pick | null>(null)
  const [from, setFrom] = useState(dateText(today))
  const [to, setTo] = useState('')
  const [asked, setAsked] = useState(false)
  const validFrom = parseDate(from, today)
  const validTo = parseDate(to, today)
  const send = useAccountChange(
    account.id,
    (body: { deputyId: string; validFrom: string; validTo: string }) =>
      call(substitute, { params: { accountId: account.id }, body }),
    (fresh) => fresh,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (deputy !== null && validFrom !== null && validTo !== null)
      send.mutate({ deputyId: deputy.id, validFrom, validTo }, { onSuccess: () => onDone(deputy.name) })
  }
  return (
    <Panel title={page.substitute} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <p className="secondary">{page.deputyHint}</p>
        <PersonField
          label={page.deputy}
          value={deputy}
          onChange={setDeputy}
          except={account.id}
          error={asked && deputy === null ? form.personMissing : undefined}
        />
        <div className="form__pair">
          <DateField
            label={form.from}
            required
            value={from}
            onChange={setFrom}
            today={today}
            error={asked && validFrom === null ? form.dateWrong : undefined}
          />
          <DateField
            label={form.to}
            required
            value={to}
            onChange={setTo}
            today={validFrom ?? today}
            error={asked && validTo === null ? form.dateWrong : undefined}
          />
        </div>
        <Refused error={send.error} />
        <PanelFoot submit={page.substitute} busy={send.isPending} onClose={onClose} />
      </form>
    </Panel>
  )
}
