import '../extensions/extensions.css'
import './checkpoints.css'
import { setCheckpoints } from '@dondoc/contract/checkpoints'
import { type DutyDetail, type DutyRow, getDuty, listDuties } from '@dondoc/contract/duties'
import { getMyWork } from '@dondoc/contract/my-work'
import { daysBetween, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { dateText, parseDate } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useCheckpointWords } from './checkpoint-words.ts'

/** The days on which long work is looked at, the one missed told first; who gave the duty may set others. */
export function CheckpointsBox({ duty, editable }: { duty: DutyDetail; editable: boolean }) {
  const words = useCheckpointWords()
  const today = useToday()
  const [open, setOpen] = useState(false)
  const { checkpoints, missedCheckpoint: missed } = duty
  const canEdit = editable && duty.can.confirm && duty.doneOn === null && duty.status !== 'stopped'
  if (checkpoints.length === 0 && !(canEdit && isLong(duty, today))) return null
  const next = checkpoints.find(({ on }) => on >= today)
  return (
    <section className="box extensions" aria-label={words.title}>
      <h2>{words.title}</h2>
      {missed ? <Alert tone="notice">{words.missed(missed.label, dateText(missed.on))}</Alert> : null}
      <p className="secondary">{words.lead}</p>
      {checkpoints.length === 0 ? <p>{words.none}</p> : null}
      <ol className="checkpoints">
        {checkpoints.map(({ on, label }) => (
          <li key={on} className={on < today ? 'checkpoints__passed' : undefined}>
            <time dateTime={on}>{dateText(on)}</time> {label}
            {on < today ? <span className="secondary"> ({words.passed})</span> : null}
            {on === next?.on ? <span className="secondary"> ({words.next})</span> : null}
          </li>
        ))}
      </ol>
      {canEdit ? (
        <div className="extensions__acts no-print">
          <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
            {checkpoints.length === 0 ? words.add : words.edit}
          </Button>
        </div>
      ) : null}
      {open ? <CheckpointsPanel duty={duty} onClose={() => setOpen(false)} /> : null}
    </section>
  )
}

/** Shorter work is looked at when it is due. */
const LONG_DAYS = 60

const isLong = ({ dueOn, waitingFor }: DutyDetail, today: PlainDate): boolean =>
  waitingFor === null && (dueOn === null || daysBetween(today, dueOn) > LONG_DAYS)

interface Line {
  readonly key: number
  readonly on: string
  readonly label: string
}

/** The other open duties that the same row makes for the same occurrence; of a part, the other parts. */
function useOthersOfRow(duty: DutyDetail): readonly DutyRow[] {
  const { nodeId, role, occurrence, parentId, plan } = duty
  const query = { nodeId, planId: plan.id, role, status: OPEN, limit: 200 }
  const { data } = useQuery(asking(listDuties, { query }))
  return (data?.rows ?? []).filter(
    (one) => one.id !== duty.id && one.occurrence === occurrence && one.parentId === parentId,
  )
}

const OPEN = 'overdue,running,not-started,waiting'

function CheckpointsPanel({ duty, onClose }: { duty: DutyDetail; onClose: () => void }) {
  const { problems, state } = useMessages()
  const words = useCheckpointWords()
  const today = useToday()
  const queryClient = useQueryClient()
  const [lines, setLines] = useState<readonly Line[]>(() =>
    duty.checkpoints.map(({ on, label }, key) => ({ key, on: dateText(on), label })),
  )
  const [wrong, setWrong] = useState(false)
  const [wholeRow, setWholeRow] = useState(false)
  const others = useOthersOfRow(duty)
  const send = useMutation({
    mutationFn: (checkpoints: DutyDetail['checkpoints']) =>
      call(setCheckpoints, { params: { dutyId: duty.id }, body: { checkpoints, wholeRow } }),
    onSuccess: async () => {
      onClose()
      await Promise.all(
        [getDuty, listDuties, getMyWork].map(({ url }) => queryClient.invalidateQueries({ queryKey: [url] })),
      )
    },
  })
  const change = (key: number, part: Partial<Line>) =>
    setLines((before) => before.map((line) => (line.key === key ? { ...line, ...part } : line)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = lines.flatMap(({ on, label }) => {
      const day = parseDate(on, today)
      return day === null || label.trim() === '' ? [] : [{ on: day, label: label.trim() }]
    })
    setWrong(read.length < lines.length)
    if (read.length === lines.length) send.mutate(read)
  }
  const failure = send.error ? asFailure(send.error) : null
  return (
    <Panel title={words.edit} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
        {wrong ? <Alert tone="error">{words.invalid}</Alert> : null}
        {lines.map((line) => (
          <div key={line.key} className="checkpoints__line">
            <DateField label={words.day} value={line.on} onChange={(on) => change(line.key, { on })} today={today} />
            <TextInput
              label={words.label}
              value={line.label}
              maxLength={100}
              onChange={(event) => change(line.key, { label: event.currentTarget.value })}
            />
            <ActionIcon
              size={32}
              aria-label={words.remove(line.label)}
              onClick={() => setLines((before) => before.filter(({ key }) => key !== line.key))}
            >
              <IconX size={16} />
            </ActionIcon>
          </div>
        ))}
        <div>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() =>
              setLines((before) => [
                ...before,
                { key: Math.max(-1, ...before.map(({ key }) => key)) + 1, on: '', label: '' },
              ])
            }
          >
            {words.add}
          </Button>
        </div>
        {others.length > 0 ? (
          <Checkbox
            label={words.wholeRow(others.length + 1)}
            description={words.wholeRowHint(others.map(({ organization }) => organization.name).join(', '))}
            checked={wholeRow}
            onChange={(event) => setWholeRow(event.currentTarget.checked)}
          />
        ) : null}
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {state.close}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
