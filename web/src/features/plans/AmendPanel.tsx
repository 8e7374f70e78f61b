import './amend-panel.css'
import {
  type AmendmentEdit,
  type AmendmentPreview,
  amendPlan,
  listAmendments,
  previewAmendment,
} from '@dondoc/contract/plan-amendments'
import type { PlanDetail, PlanNode } from '@dondoc/contract/plans'
import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { dateText, parseDate } from '../../lib/format.ts'
import { useMessages, useWords } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { amendEn } from '../../messages/amend.en.ts'
import { type AmendWords, amendVi } from '../../messages/amend.vi.ts'
import { Alert } from '../../ui/Alert.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Panel } from '../../ui/Panel.tsx'

const WORDS = { vi: amendVi, en: amendEn }

/** The sentences of amending, in the chosen language. */
export const useAmendWords = (): AmendWords => useWords(WORDS)

const FIELDS = ['text', 'productText', 'leadText', 'coordinatorText', 'deadlineText', 'note'] as const

type Fields = Record<(typeof FIELDS)[number], string>

type Act = 'change' | 'add' | 'drop'

const fieldsOf = (node: PlanNode): Fields => ({
  text: node.text,
  productText: node.productText ?? '',
  leadText: node.leadText ?? '',
  coordinatorText: node.coordinatorText ?? '',
  deadlineText: node.deadlineText ?? '',
  note: node.note ?? '',
})

/** What is done to the row: changed where a field differs, another one added behind it, or dropped. */
function editOf(act: Act, node: PlanNode, fields: Fields): AmendmentEdit {
  if (act === 'drop') return { op: 'remove', nodeId: node.id }
  const written = Object.fromEntries(
    FIELDS.map((field) => [field, field === 'text' ? fields[field].trim() : fields[field].trim() || null]),
  )
  if (act === 'change') return { op: 'set', nodeId: node.id, fields: written }
  const kind = node.kind === 'activity' ? 'activity' : 'task'
  return { op: 'add', kind, parentId: node.parentId, afterId: node.id, fields: written }
}

interface Props {
  plan: PlanDetail
  node: PlanNode
  onClose: () => void
  onDone: (rows: number) => void
}

/** Amends an issued plan at one of its rows: says what becomes of duties under way before it is done. */
export function AmendPanel({ plan, node, onClose, onDone }: Props) {
  const words = useAmendWords()
  const messages = useMessages()
  const today = useToday()
  const queryClient = useQueryClient()
  const [act, setAct] = useState<Act>('change')
  const [fields, setFields] = useState<Fields>(() => fieldsOf(node))
  const [basis, setBasis] = useState('')
  const [on, setOn] = useState(dateText(today))
  const [checked, setChecked] = useState(false)
  const [preview, setPreview] = useState<AmendmentPreview>()
  const day = parseDate(on, today)
  const missing = {
    text: act !== 'drop' && fields.text.trim() === '',
    basis: basis.trim() === '',
    on: day === null || day > today,
  }
  const send = useMutation({
    mutationFn: async (apply: boolean) => {
      if (day === null) throw new Error('no day')
      const order = { version: plan.version, on: day, edits: [editOf(act, node, fields)] }
      const params = { planId: plan.id }
      if (!apply) return call(previewAmendment, { params, body: order })
      return call(amendPlan, { params, body: { ...order, basis: basis.trim() } })
    },
    onSuccess: async (answer, apply) => {
      if (!apply) return setPreview(answer)
      onDone(answer.rows.length)
      await queryClient.invalidateQueries({ queryKey: [listAmendments.url] })
      await queryClient.invalidateQueries()
    },
  })
  const change = (part: Partial<Fields>) => {
    setFields((before) => ({ ...before, ...part }))
    setPreview(undefined)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (!missing.text && !missing.basis && !missing.on) send.mutate(preview !== undefined)
  }
  const failure = send.error ? asFailure(send.error) : null
  return (
    <Panel title={words.title} onClose={onClose}>
      <form className="amend-form" onSubmit={submit} noValidate>
        <p className="secondary">{words.explain}</p>
        {failure ? <Alert tone="error">{messages.problems[failure.code](failure.params)}</Alert> : null}
        <SegmentedControl
          fullWidth
          aria-label={words.act}
          value={act}
          onChange={(value) => {
            const next = value === 'add' || value === 'drop' ? value : 'change'
            setAct(next)
            setFields(next === 'add' ? { ...fieldsOf(node), text: '', productText: '' } : fieldsOf(node))
            setPreview(undefined)
          }}
          data={[
            { value: 'change', label: words.acts.change },
            { value: 'add', label: words.acts.add },
            { value: 'drop', label: words.acts.drop },
          ]}
        />
        {act === 'drop' ? (
          <p>{node.text}</p>
        ) : (
          FIELDS.map((field) => (
            <Textarea
              key={field}
              label={words.fields[field]}
              rows={field === 'text' ? 3 : 1}
              autosize
              value={fields[field]}
              onChange={(event) => change({ [field]: event.currentTarget.value })}
              error={checked && field === 'text' && missing.text ? words.textMissing : undefined}
            />
          ))
        )}
        <TextInput
          label={words.basis}
          placeholder={words.basisExample}
          value={basis}
          onChange={(event) => setBasis(event.currentTarget.value)}
          error={checked && missing.basis ? words.basisMissing : undefined}
        />
        <DateField
          label={words.on}
          value={on}
          onChange={(text) => {
            setOn(text)
            setPreview(undefined)
          }}
          today={today}
          max={today}
          error={checked && missing.on ? messages.updates.errors.date : undefined}
        />
        <div role="status">{preview ? <Effects preview={preview} /> : null}</div>
        <div className="amend-form__foot">
          <Button variant="default" onClick={onClose}>
            {messages.state.close}
          </Button>
          <Button type="submit" loading={send.isPending} disabled={preview?.rows.length === 0}>
            {preview ? words.apply : words.preview}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

function Effects({ preview }: { preview: AmendmentPreview }) {
  const words = useAmendWords()
  if (preview.rows.length === 0) return <Alert tone="notice">{words.nothing}</Alert>
  return (
    <section className="amend-form__effects" aria-label={words.effects}>
      <h3>{words.effects}</h3>
      {preview.rows.map((row) => (
        <dl key={row.nodeId} className="amend-form__changes">
          {row.fields.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{FIELDS.some((one) => one === field) ? words.fields[field as (typeof FIELDS)[number]] : field}</dt>
              <dd>
                {before ? <del>{before}</del> : null} {after ? <ins>{after}</ins> : null}
              </dd>
            </div>
          ))}
        </dl>
      ))}
      <ul>
        {(['kept', 'moved', 'stopped', 'added'] as const)
          .filter((fate) => preview.duties[fate] > 0)
          .map((fate) => (
            <li key={fate}>{words.duties[fate](preview.duties[fate])}</li>
          ))}
      </ul>
    </section>
  )
}
