import './amend.css'
import { previewAmendment } from '@dondoc/contract/plan-amendments'
import type { PlanDetail, PlanNode } from '@dondoc/contract/plans'
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../../lib/api.ts'
import { asFailure } from '../../../lib/failure.ts'
import { dateText, parseDate } from '../../../lib/format.ts'
import { useMessages } from '../../../lib/i18n.tsx'
import { useToday } from '../../../lib/session.ts'
import { Alert } from '../../../ui/Alert.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { type RowEdit, toEdits, withoutEdit } from './amendment-draft.ts'
import { DutyFates } from './DutyFates.tsx'
import { EditList } from './EditList.tsx'
import type { PlanAmendment } from './use-amendment.ts'
import { useAmendWords } from './words.ts'

interface Props {
  plan: PlanDetail
  byId: ReadonlyMap<string, PlanNode>
  amendment: PlanAmendment
  onClose: () => void
  onAgain: (edit: RowEdit) => void
}

/** The whole amendment before it is applied: its rows, what becomes of duties under way, its document and its day. */
export function AmendmentPanel({ plan, byId, amendment, onClose, onAgain }: Props) {
  const words = useAmendWords()
  const { problems, state } = useMessages()
  const today = useToday()
  const [checked, setChecked] = useState(false)
  const { draft, send } = amendment
  const typed = draft.on || dateText(today)
  const day = parseDate(typed, today)
  const on = day !== null && day <= today && day >= (plan.issuedOn ?? day) ? day : null
  const basis = draft.basis.trim()
  const edits = toEdits(draft, byId)
  const preview = useQuery({
    queryKey: [previewAmendment.url, plan.id, plan.version, on, edits],
    queryFn: ({ signal }) =>
      on === null
        ? null
        : call(previewAmendment, { params: { planId: plan.id }, body: { version: plan.version, on, edits } }, signal),
    enabled: on !== null && edits.length > 0,
    retry: false,
    placeholderData: (before) => before,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (on !== null && basis !== '' && edits.length > 0) amendment.apply({ on, basis, edits }, onClose)
  }
  const error = send.error ?? preview.error
  const failure = error ? asFailure(error) : null
  return (
    <Panel title={words.title} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
        <EditList
          edits={draft.edits}
          byId={byId}
          onAgain={onAgain}
          onLeaveOut={(edit) => {
            const next = withoutEdit(draft, edit.key)
            amendment.change(next)
            if (next.edits.length === 0) onClose()
          }}
        />
        <section className="amend__effects" aria-label={words.effects} aria-busy={preview.isFetching}>
          <h3>{words.effects}</h3>
          <div role="status">
            {preview.data ? <DutyFates duties={preview.data.duties} /> : null}
            {preview.isFetching && !preview.data ? <p className="secondary">{words.counting}</p> : null}
          </div>
        </section>
        <TextInput
          label={words.basis}
          placeholder={words.basisExample}
          required
          value={draft.basis}
          maxLength={500}
          onChange={(event) => amendment.change({ ...draft, basis: event.currentTarget.value })}
          error={checked && basis === '' ? words.basisMissing : undefined}
        />
        <DateField
          label={words.on}
          value={typed}
          onChange={(text) => amendment.change({ ...draft, on: text })}
          today={today}
          max={today}
          required
          error={on === null ? words.onWrong(plan.issuedOn ? dateText(plan.issuedOn) : null) : undefined}
        />
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {state.close}
          </Button>
          <Button type="submit" loading={send.isPending} disabled={edits.length === 0}>
            {words.apply(edits.length)}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
