import { DelayReason, type DutyRow, listDuties, updateDuties } from '@dondoc/contract/duties'
import { getMyWork } from '@dondoc/contract/my-work'
import { getRecord, type RecordDetail } from '@dondoc/contract/records'
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useCallback, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { dateText, parseDate } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { useRecordWords } from './words.ts'

/** Duties shown at once; more are found by words. */
const SHOWN = 30

/** Reports several duties as done by one record; each is done or refused by itself, with the reason in words. */
export function ProvePanel({ record, onClose }: { record: RecordDetail; onClose: () => void }) {
  const { problems, updates, state } = useMessages()
  const words = useRecordWords()
  const today = useToday()
  const queryClient = useQueryClient()
  const [q, setQ] = useState<string | undefined>(undefined)
  const [chosen, setChosen] = useState<ReadonlyMap<string, DutyRow>>(new Map())
  const [on, setOn] = useState(dateText(today))
  const [reason, setReason] = useState<string>('')
  const [tried, setTried] = useState(false)
  const find = useCallback((text: string | undefined) => setQ(text), [])
  const open = asking(listDuties, {
    query: { q, status: 'running,not-started,overdue', sort: 'urgency', limit: SHOWN },
  })
  const answer = useQuery({ ...open, placeholderData: keepPreviousData })
  const known = new Set(record.proves.map(({ id }) => id))
  const rows = (answer.data?.rows ?? []).filter(
    (duty) => duty.availableUpdates.includes('delivered') && !known.has(duty.id),
  )
  const date = parseDate(on, today)
  const late = [...chosen.values()].some(({ dueOn }) => dueOn !== null && date !== null && date > dueOn)
  const send = useMutation({
    mutationFn: (day: NonNullable<typeof date>) => {
      const why = DelayReason.safeParse(reason)
      return call(updateDuties, {
        body: {
          update: {
            kind: 'delivered',
            on: day,
            recordId: record.id,
            ...(late && why.success ? { reason: why.data } : {}),
          },
          duties: [...chosen.values()].map(({ id, version }) => ({ id, version })),
        },
      })
    },
    // What came of it stands at the top of the form; the button that was pressed, at its foot.
    onSettled: () => document.querySelector('.panel__body')?.scrollTo({ top: 0 }),
    onSuccess: async ({ done }) => {
      setChosen((before) => new Map([...before].filter(([id]) => !done.includes(id))))
      await Promise.all(
        [getRecord, listDuties, getMyWork].map((route) => queryClient.invalidateQueries({ queryKey: [route.url] })),
      )
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (date !== null && date <= today && chosen.size > 0 && !(late && reason === '')) send.mutate(date)
  }
  const toggle = (duty: DutyRow) =>
    setChosen((before) => {
      const next = new Map(before)
      if (!next.delete(duty.id)) next.set(duty.id, duty)
      return next
    })
  const failure = send.error ? asFailure(send.error) : null
  return (
    <Panel title={words.proveTitle} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <p className="secondary">{words.proveHint(`${record.kind} ${record.number}`)}</p>
        {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
        {send.data && send.data.done.length > 0 ? (
          <Alert tone="good">{words.proved(send.data.done.length)}</Alert>
        ) : null}
        {send.data && send.data.refused.length > 0 ? (
          <Alert tone="error">
            <ul className="record-fields__known">
              {send.data.refused.map(({ id, code, problem, params }) => (
                <li key={id}>
                  {code ? `${code}: ` : ''}
                  {problems[problem](params)}
                </li>
              ))}
            </ul>
          </Alert>
        ) : null}
        <SearchField label={words.proveFind} value={q} onChange={find} />
        <ul className="prove__duties">
          {rows.map((duty) => (
            <li key={duty.id}>
              <Checkbox
                checked={chosen.has(duty.id)}
                onChange={() => toggle(duty)}
                label={duty.text}
                description={[duty.code, duty.organization.name, duty.productText].filter(Boolean).join(' · ')}
              />
            </li>
          ))}
        </ul>
        {answer.isSuccess && rows.length === 0 ? <p className="secondary">{words.proveNone}</p> : null}
        <DateField
          label={updates.on.delivered}
          value={on}
          onChange={setOn}
          today={today}
          max={today}
          error={date === null ? updates.errors.date : date > today ? updates.errors.future(on) : undefined}
        />
        {late ? (
          <NativeSelect
            label={updates.reason}
            error={tried && reason === '' ? words.proveWhy : undefined}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data={[
              { value: '', label: updates.noReason },
              ...Object.entries(updates.reasons)
                .filter(([value]) => value !== 'other')
                .map(([value, label]) => ({ value, label })),
            ]}
          />
        ) : null}
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {state.close}
          </Button>
          <Button type="submit" loading={send.isPending} disabled={chosen.size === 0}>
            {words.proveSend(chosen.size)}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
