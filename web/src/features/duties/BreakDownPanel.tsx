import './update-panel.css'
import './duty-parts.css'
import type { DutyDetail } from '@dondoc/contract/duties'
import { breakDownDuty, listDutyPeople, type NewPart } from '@dondoc/contract/duty-giving'
import { listOrganizations, type Organization } from '@dondoc/contract/organizations'
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { dateText, parseDate } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useDutyChange } from './use-duty-change.ts'
import { useGivingWords } from './words.ts'

interface PartDraft {
  readonly key: number
  readonly text: string
  readonly organizationId: string
  readonly assigneeId: string
  readonly due: string
  readonly product: string
  readonly proof: boolean
}

/** An organization and everything below it that stands today, parents before children. */
export function branchOf(organizations: readonly Organization[], topId: string): readonly Organization[] {
  const inside = new Set([topId])
  return organizations.filter(({ id, parentId, validTo }) => {
    const below = inside.has(id) || (parentId !== null && inside.has(parentId))
    if (below) inside.add(id)
    return below && validTo === null
  })
}

interface Props {
  duty: DutyDetail
  onClose: () => void
  onDone: (count: number) => void
}

/** Gives a duty on in parts, to units below or to people of the unit. */
export function BreakDownPanel({ duty, onClose, onDone }: Props) {
  const { parts: words } = useGivingWords()
  const messages = useMessages()
  const today = useToday()
  const due = duty.dueOn === null ? '' : dateText(duty.dueOn)
  const empty = (key: number): PartDraft => {
    return { key, text: '', organizationId: duty.organization.id, assigneeId: '', due, product: '', proof: false }
  }
  const [drafts, setDrafts] = useState<readonly PartDraft[]>([empty(1)])
  const [checked, setChecked] = useState(false)
  const organizations = useQuery({ ...asking(listOrganizations, {}), staleTime: 300_000 })
  const people = useQuery(asking(listDutyPeople, { params: { dutyId: duty.id } }))
  const give = useDutyChange(
    (parts: NewPart[]) => call(breakDownDuty, { params: { dutyId: duty.id }, body: { parts } }),
    (parts) => onDone(parts.length),
  )
  const branch = branchOf(organizations.data?.organizations ?? [], duty.organization.id)
  const change = (key: number, part: Partial<PartDraft>) =>
    setDrafts((before) => before.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const parts = drafts.map((draft) => partOf(draft, today))
    if (parts.every((part) => part !== null)) give.mutate(parts)
  }
  const failure = give.error ? asFailure(give.error) : null
  return (
    <Panel title={words.panel} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <p className="secondary">{words.explain(due === '' ? null : due)}</p>
        {failure ? <Alert tone="error">{messages.problems[failure.code](failure.params)}</Alert> : null}
        {drafts.map((draft, at) => (
          <fieldset key={draft.key} className="part-form">
            <legend>{words.number(at + 1)}</legend>
            {drafts.length > 1 ? (
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
              >
                {words.drop(at + 1)}
              </Button>
            ) : null}
            <Textarea
              label={words.text}
              rows={2}
              autosize
              data-autofocus
              value={draft.text}
              onChange={(event) => change(draft.key, { text: event.currentTarget.value })}
              error={checked && draft.text.trim() === '' ? words.textMissing : undefined}
            />
            <div className="part-form__pair">
              <NativeSelect
                label={words.organization}
                value={draft.organizationId}
                onChange={(event) => change(draft.key, { organizationId: event.currentTarget.value, assigneeId: '' })}
                data={branch.map(({ id, name }) => ({ value: id, label: name }))}
              />
              {draft.organizationId === duty.organization.id ? (
                <NativeSelect
                  label={words.person}
                  value={draft.assigneeId}
                  onChange={(event) => change(draft.key, { assigneeId: event.currentTarget.value })}
                  data={[
                    { value: '', label: '–' },
                    ...(people.data?.people ?? [])
                      .filter(({ assignable }) => assignable)
                      .map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
              ) : null}
              <DateField
                label={words.due}
                value={draft.due}
                onChange={(text) => change(draft.key, { due: text })}
                today={today}
                error={
                  checked && draft.due.trim() !== '' && !parseDate(draft.due, today)
                    ? messages.updates.errors.date
                    : undefined
                }
              />
              <TextInput
                label={words.product}
                value={draft.product}
                onChange={(event) => change(draft.key, { product: event.currentTarget.value })}
              />
            </div>
            <Checkbox
              label={words.proof}
              checked={draft.proof}
              onChange={(event) => change(draft.key, { proof: event.currentTarget.checked })}
            />
          </fieldset>
        ))}
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={15} />}
            onClick={() => setDrafts([...drafts, empty(Math.max(...drafts.map(({ key }) => key)) + 1)])}
          >
            {words.add}
          </Button>
        </div>
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {messages.state.close}
          </Button>
          <Button type="submit" loading={give.isPending}>
            {words.submit(drafts.length)}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

/** The part that a form asks for, or null where something is missing. */
function partOf(draft: PartDraft, today: NonNullable<ReturnType<typeof parseDate>>): NewPart | null {
  const text = draft.text.trim()
  const dueOn = draft.due.trim() === '' ? undefined : parseDate(draft.due, today)
  if (text === '' || dueOn === null) return null
  const product = draft.product.trim()
  return {
    text,
    organizationId: draft.organizationId,
    recordRequired: draft.proof,
    ...(product === '' ? {} : { productText: product }),
    ...(draft.assigneeId === '' ? {} : { assigneeId: draft.assigneeId }),
    ...(dueOn === undefined ? {} : { dueOn }),
  }
}
