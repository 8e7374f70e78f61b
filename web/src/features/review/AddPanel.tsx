import type { NodeFields, ReviewNode } from '@dondoc/contract/plan-editing'
import { AREAS, type Area } from '@dondoc/domain/plans/area'
import { Button, NativeSelect } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMessages } from '../../lib/i18n.tsx'
import { firstFocus } from '../../ui/first-focus.ts'
import { Panel } from '../../ui/Panel.tsx'
import { useReviewWords } from './words.ts'

const KINDS = ['area', 'objective', 'task', 'activity'] as const
const CELLS = ['product', 'lead', 'coordinator', 'deadline'] as const
const FIELDS = {
  product: 'productText',
  lead: 'leadText',
  coordinator: 'coordinatorText',
  deadline: 'deadlineText',
} as const

interface Props {
  /** The row one stands on; undefined in an empty plan. */
  node: ReviewNode | undefined
  onClose: () => void
  onSave: (kind: ReviewNode['kind'], fields: NodeFields) => void
}

/** A new row, with its words at once. */
export function AddPanel({ node, onClose, onSave }: Props) {
  const { tree, areas, noArea } = useMessages()
  const words = useReviewWords()
  const [kind, setKind] = useState<ReviewNode['kind']>(
    node === undefined ? 'area' : node.kind === 'area' ? 'task' : node.kind,
  )
  const [text, setText] = useState('')
  const [area, setArea] = useState<Area | null>(null)
  const [cells, setCells] = useState({ product: '', lead: '', coordinator: '', deadline: '' })
  const [error, setError] = useState(false)
  const leaf = kind === 'task' || kind === 'activity'
  // An activity stands below a task: offered only where one is at hand.
  const kinds = KINDS.filter((one) => one !== 'activity' || node?.kind === 'task' || node?.kind === 'activity')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const said = text.trim() || (kind === 'area' && area ? areas[area] : '')
    if (said === '') return setError(true)
    const filled = CELLS.filter((cell) => leaf && cells[cell].trim() !== '').map((cell) => [FIELDS[cell], cells[cell]])
    onSave(kind, { text: said, ...(kind === 'area' ? { area } : {}), ...Object.fromEntries(filled) })
  }
  return (
    <Panel title={words.add.title} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        {node ? <p className="secondary">{words.add.where(node.text)}</p> : null}
        <NativeSelect
          label={words.add.kind}
          value={kind}
          onChange={(event) => setKind(KINDS.find((one) => one === event.currentTarget.value) ?? 'task')}
          data={kinds.map((one) => ({ value: one, label: tree.kinds[one] }))}
        />
        {kind === 'area' ? (
          <NativeSelect
            label={words.add.area}
            value={area ?? ''}
            onChange={(event) => setArea(AREAS.find((one) => one === event.currentTarget.value) ?? null)}
            data={[{ value: '', label: noArea }, ...AREAS.map((one) => ({ value: one, label: areas[one] }))]}
          />
        ) : null}
        <label className="area-field">
          <span>{words.add.text}</span>
          <textarea
            rows={3}
            value={text}
            aria-invalid={error}
            aria-describedby={error ? 'add-row-error' : undefined}
            ref={firstFocus}
            onChange={(event) => {
              setText(event.currentTarget.value)
              setError(false)
            }}
          />
          {error ? (
            <span id="add-row-error" className="area-field__error" role="alert">
              {words.add.missing}
            </span>
          ) : null}
        </label>
        {leaf
          ? CELLS.map((cell) => (
              <label key={cell} className="area-field">
                <span>{words.columns[cell]}</span>
                <textarea
                  rows={1}
                  value={cells[cell]}
                  onChange={(event) => setCells({ ...cells, [cell]: event.currentTarget.value })}
                />
              </label>
            ))
          : null}
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {words.editor.cancel}
          </Button>
          <Button type="submit">{words.add.save}</Button>
        </div>
      </form>
    </Panel>
  )
}
