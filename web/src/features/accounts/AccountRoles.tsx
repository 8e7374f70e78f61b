import { type AccountDetail, endRole, giveRole, type RoleTerm } from '@dondoc/contract/accounts'
import { addDays } from '@dondoc/domain/calendar/plain-date'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { call } from '../../lib/api.ts'
import { dateText, parseDate } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { DateField } from '../../ui/DateField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PanelFoot } from '../../ui/PanelFoot.tsx'
import { termText } from './account-term.ts'
import { Refused } from './Refused.tsx'
import { type RoleDraft, RoleFields, readRole } from './RoleFields.tsx'
import { useAccountChange } from './use-account.ts'
import { useAccountWords } from './words.ts'

interface Props {
  account: AccountDetail
  onTold: (sentence: string) => void
}

/** What the person may do, where and how long; giving and ending roles. */
export function AccountRoles({ account, onTold }: Props) {
  const words = useAccountWords()
  const { roles: names } = useMessages()
  const { page } = words
  const [giving, setGiving] = useState(false)
  const [ending, setEnding] = useState<RoleTerm | null>(null)
  const [past, setPast] = useState(false)
  const done = (sentence: string) => {
    setGiving(false)
    setEnding(null)
    onTold(sentence)
  }
  const nameOf = ({ role, organization }: RoleTerm) => words.roleAt(names[role], organization.name)
  return (
    <section className="box account__box" aria-labelledby="vai-tro">
      <div className="account__head">
        <h2 id="vai-tro">{page.roles}</h2>
        {account.state === 'locked' ? null : (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => setGiving(true)}
          >
            {page.giveRole}
          </Button>
        )}
      </div>
      {account.roles.length === 0 ? <p className="secondary">{words.noRoles}</p> : null}
      <ul className="account__items">
        {account.roles.map((role) => (
          <li key={role.id} className="account__item">
            <div>
              <strong>{names[role.role]}</strong>
              <span className="account-row__line">{role.organization.name}</span>
              <span className="secondary">{termText(role, words)}</span>
            </div>
            {role.can.end ? (
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={page.endRoleOf(nameOf(role))}
                onClick={() => setEnding(role)}
              >
                {page.endRole}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {account.pastRoles.length > 0 ? (
        <>
          <button type="button" className="chip" aria-expanded={past} onClick={() => setPast(!past)}>
            {page.pastRoles(account.pastRoles.length)}
          </button>
          {past ? (
            <ul className="account__items">
              {account.pastRoles.map((role) => (
                <li key={role.id} className="account__item secondary">
                  {nameOf(role)}, {termText(role, words)}
                </li>
              ))}
            </ul>
          ) : null}
        </>
      ) : null}
      {giving ? (
        <GivePanel account={account} onClose={() => setGiving(false)} onDone={() => done(page.roleGiven)} />
      ) : null}
      {ending === null ? null : (
        <EndPanel
          account={account}
          role={ending}
          name={nameOf(ending)}
          onClose={() => setEnding(null)}
          onDone={() => done(page.roleEnded)}
        />
      )}
    </section>
  )
}

interface PanelProps {
  account: AccountDetail
  onClose: () => void
  onDone: () => void
}

function GivePanel({ account, onClose, onDone }: PanelProps) {
  const { page } = useAccountWords()
  const today = useToday()
  const [draft, setDraft] = useState<RoleDraft>({
    role: 'staff',
    organizationId: account.organization.id,
    from: dateText(today),
    to: '',
  })
  const [asked, setAsked] = useState(false)
  const read = readRole(draft, today)
  const send = useAccountChange(
    account.id,
    (body: z.input<NonNullable<(typeof giveRole)['body']>>) =>
      call(giveRole, { params: { accountId: account.id }, body }),
    (fresh) => fresh,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (read !== null && draft.organizationId !== null)
      send.mutate({ ...read, organizationId: draft.organizationId }, { onSuccess: onDone })
  }
  return (
    <Panel title={page.giveRole} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <RoleFields draft={draft} onChange={setDraft} today={today} asked={asked} />
        <Refused error={send.error} />
        <PanelFoot submit={page.giveRole} busy={send.isPending} onClose={onClose} />
      </form>
    </Panel>
  )
}

function EndPanel({ account, role, name, onClose, onDone }: PanelProps & { role: RoleTerm; name: string }) {
  const { page, form } = useAccountWords()
  const today = useToday()
  const [text, setText] = useState(dateText(today))
  const lastDay = parseDate(text, today)
  const send = useAccountChange(
    account.id,
    (day: string) => call(endRole, { params: { accountId: account.id, roleId: role.id }, body: { lastDay: day } }),
    (fresh) => fresh,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (lastDay !== null) send.mutate(lastDay, { onSuccess: onDone })
  }
  return (
    <Panel title={page.endTitle} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <p>
          <strong>{account.name}</strong>
          <span className="account-row__line">{name}</span>
        </p>
        <DateField
          label={page.lastDay}
          value={text}
          onChange={setText}
          today={today}
          error={lastDay === null ? form.dateWrong : undefined}
        />
        <p className="secondary">
          {page.yesterday} ({dateText(addDays(today, -1))})
        </p>
        <Refused error={send.error} />
        <PanelFoot submit={page.endSubmit} busy={send.isPending} onClose={onClose} />
      </form>
    </Panel>
  )
}
