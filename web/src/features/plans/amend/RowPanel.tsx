import './amend.css'
import type { PlanNode } from '@dondoc/contract/plans'
import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMessages } from '../../../lib/i18n.tsx'
import { Alert } from '../../../ui/Alert.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { AMENDED_FIELDS, changesOf, fieldsBehind, fieldsOf, type RowAct, type RowEdit } from './amendment-draft.ts'
import { useAmendWords } from './words.ts'

interface Props {
  node: PlanNode
  /** What was already written of it. */
  edit: RowEdit | undefined
  onClose: () => void
  /** Takes the row into the amendment; `review` where all of it shall be shown then. */
  onKeep: (edit: Omit<RowEdit, 'key'> & { readonly key?: string }, review: boolean) => void
}

/** One row of an amendment: changed, another one added behind it, or dropped. */
export function RowPanel({ node, edit, onClose, onKeep }: Props) {
  const words = useAmendWords()
  const { state } = useMessages()
  const [act, setAct] = useState<RowAct>(edit?.act ?? 'change')
  const [fields, setFields] = useState(() => edit?.fields ?? fieldsOf(node))
  const [checked, setChecked] = useState(false)
  const written = { act, nodeId: node.id, fields, ...(edit ? { key: edit.key } : {}) }
  const textMissing = act !== 'drop' && fields.text.trim() === ''
  const same = act === 'change' && changesOf({ ...written, key: node.id }, node).length === 0
  const keep = (review: boolean) => {
    setChecked(true)
    if (!textMissing && !same) onKeep(written, review)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    keep(true)
  }
  return (
    <Panel title={words.rowTitle} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <p className="secondary">{words.explain}</p>
        <SegmentedControl
          fullWidth
          aria-label={words.act}
          value={act}
          onChange={(value) => {
            const next = value === 'add' || value === 'drop' ? value : 'change'
            setAct(next)
            setFields(edit?.act === next ? edit.fields : next === 'add' ? fieldsBehind(node) : fieldsOf(node))
            setChecked(false)
          }}
          data={(['change', 'add', 'drop'] as const).map((value) => ({ value, label: words.acts[value] }))}
        />
        {act === 'change' ? null : <p className="amend__about">{node.text}</p>}
        {act === 'drop' ? <p className="secondary">{words.dropExplain}</p> : null}
        {act === 'drop'
          ? null
          : AMENDED_FIELDS.map((field) => (
              <Textarea
                key={field}
                label={words.fields[field]}
                rows={field === 'text' ? 3 : 1}
                autosize
                value={fields[field]}
                onChange={(event) => {
                  const { value } = event.currentTarget
                  setFields((before) => ({ ...before, [field]: value }))
                }}
                error={checked && field === 'text' && textMissing ? words.textMissing : undefined}
              />
            ))}
        {checked && same ? <Alert tone="notice">{words.same}</Alert> : null}
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {state.close}
          </Button>
          <Button variant="default" onClick={() => keep(false)}>
            {words.keep}
          </Button>
          <Button type="submit">{words.next}</Button>
        </div>
      </form>
    </Panel>
  )
}
