import './update-panel.css'
import type { DutyDetail } from '@dondoc/contract/duties'
import { reassignDuty } from '@dondoc/contract/duty-giving'
import { listOrganizations } from '@dondoc/contract/organizations'
import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { focusFirstError } from '../../ui/first-focus.ts'
import { Panel } from '../../ui/Panel.tsx'
import { branchOf } from './BreakDownPanel.tsx'
import { useDutyChange } from './use-duty-change.ts'
import { useGivingWords } from './words.ts'

interface Props {
  duty: DutyDetail
  onClose: () => void
  onDone: (name: string) => void
}

/** Gives a duty to another organization below who gave it. */
export function ReassignPanel({ duty, onClose, onDone }: Props) {
  const { reassigning: words } = useGivingWords()
  const messages = useMessages()
  const today = useToday()
  const [organizationId, setOrganizationId] = useState('')
  const [text, setText] = useState('')
  const [checked, setChecked] = useState(false)
  const organizations = useQuery({ ...asking(listOrganizations, {}), staleTime: 300_000 })
  const branch = branchOf(organizations.data?.organizations ?? [], duty.giver.id)
  const give = useDutyChange(
    () =>
      call(reassignDuty, {
        params: { dutyId: duty.id },
        body: { organizationId, on: today, text: text.trim(), version: duty.version },
      }),
    () => onDone(branch.find(({ id }) => id === organizationId)?.name ?? ''),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (organizationId !== '' && text.trim() !== '') give.mutate(undefined)
    else focusFirstError()
  }
  const failure = give.error ? asFailure(give.error) : null
  return (
    <Panel title={messages.updates.told.reassigned} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <p className="update-form__duty">
          <span className="secondary">{duty.code}</span> {duty.text}
        </p>
        <p className="secondary">{words.explain}</p>
        {failure ? <Alert tone="error">{messages.problems[failure.code](failure.params)}</Alert> : null}
        <NativeSelect
          label={words.organization}
          required
          value={organizationId}
          onChange={(event) => setOrganizationId(event.currentTarget.value)}
          error={checked && organizationId === '' ? words.chooseMissing : undefined}
          data={[
            { value: '', label: words.choose },
            ...branch
              .filter(({ id }) => id !== duty.organization.id)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Textarea
          label={words.reason}
          required
          rows={3}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={checked && text.trim() === '' ? words.reasonMissing : undefined}
        />
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {messages.state.close}
          </Button>
          <Button type="submit" loading={give.isPending}>
            {words.submit}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
