import type { NodeFields, ReviewNode } from '@dondoc/contract/plan-editing'
import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { Alert } from '../../ui/Alert.tsx'
import { firstFocus } from '../../ui/first-focus.ts'
import { Panel } from '../../ui/Panel.tsx'
import { type Cell, fieldsFor, wordsIn } from './cells.ts'
import { cutAt, likelyCut } from './edit-acts.ts'
import { useReviewWords } from './words.ts'

const SHARED = ['text', 'product', 'lead', 'coordinator', 'deadline'] as const

type Row = Readonly<Record<(typeof SHARED)[number], string>>

interface Props {
  node: ReviewNode
  onClose: () => void
  onSave: (first: NodeFields, second: NodeFields) => void
}

/** One row becomes two: the person says where the words divide; a cell may stay the same in both. */
export function SplitPanel({ node, onClose, onSave }: Props) {
  const words = useReviewWords()
  const [rows, setRows] = useState(() => startOf(node))
  const [error, setError] = useState(false)
  const [first, second] = rows
  const set = (at: 0 | 1, cell: keyof Row, text: string) =>
    setRows(([one, two]) => (at === 0 ? [{ ...one, [cell]: text }, two] : [one, { ...two, [cell]: text }]))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (first.text.trim() === '' || second.text.trim() === '') setError(true)
    else onSave(fieldsOf(node, first), fieldsOf(node, second))
  }
  return (
    <Panel title={words.split.title} onClose={onClose}>
      <form className="panel__form" onSubmit={submit}>
        <p className="secondary">{words.split.hint}</p>
        {error ? <Alert tone="error">{words.split.missing}</Alert> : null}
        <RowFields
          title={words.split.first}
          row={first}
          onChange={(cell, text) => set(0, cell, text)}
          onCut={(cell, caret) => {
            const [before, after] = cutAt(first[cell], caret)
            const joined = cell === 'text' && second.text !== '' ? `${after} ${second.text}`.trim() : after
            setRows([
              { ...first, [cell]: before },
              { ...second, [cell]: joined },
            ])
          }}
        />
        <RowFields title={words.split.second} row={second} onChange={(cell, text) => set(1, cell, text)} />
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {words.editor.cancel}
          </Button>
          <Button type="submit">{words.split.save}</Button>
        </div>
      </form>
    </Panel>
  )
}

/** Where the text has an inner end, it is cut there to begin with; of two products each row gets one. */
function startOf(node: ReviewNode): readonly [Row, Row] {
  const whole: Row = {
    text: node.text,
    product: wordsIn(node, 'product'),
    lead: wordsIn(node, 'lead'),
    coordinator: wordsIn(node, 'coordinator'),
    deadline: wordsIn(node, 'deadline'),
  }
  const [before, after] = cutAt(node.text, likelyCut(node.text))
  const [one, two, ...others] = node.products
  const products = one && two && others.length === 0 ? [one, two] : [whole.product, whole.product]
  return [
    { ...whole, text: before, product: products[0] ?? '' },
    { ...whole, text: after, product: products[1] ?? '' },
  ]
}

const fieldsOf = (node: ReviewNode, row: Row): NodeFields =>
  Object.assign({}, ...SHARED.map((cell) => fieldsFor(node, cell, row[cell])))

interface FieldsProps {
  title: string
  row: Row
  onChange: (cell: keyof Row, text: string) => void
  onCut?: (cell: keyof Row, caret: number) => void
}

function RowFields({ title, row, onChange, onCut }: FieldsProps) {
  const words = useReviewWords()
  const text = useRef<HTMLTextAreaElement>(null)
  const field = (cell: keyof Row & Cell) => (
    <label key={cell} className={`area-field area-field--${cell}`}>
      <span>{words.columns[cell]}</span>
      <textarea
        ref={(element) => {
          if (cell !== 'text') return
          text.current = element
          if (onCut) firstFocus(element)
        }}
        rows={cell === 'text' ? 3 : 2}
        value={row[cell]}
        onChange={(event) => onChange(cell, event.currentTarget.value)}
      />
    </label>
  )
  return (
    <fieldset className="split-row">
      <legend>{title}</legend>
      {field('text')}
      {onCut ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowDown size={15} />}
          onClick={() => onCut('text', text.current?.selectionStart ?? row.text.length)}
        >
          {words.split.cut}
        </Button>
      ) : null}
      <div className="split-row__cells">{SHARED.filter((cell) => cell !== 'text').map(field)}</div>
    </fieldset>
  )
}
