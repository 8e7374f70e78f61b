import type { PlanNode } from '@dondoc/contract/plans'
import { ActionIcon } from '@mantine/core'
import { IconPencil, IconX } from '@tabler/icons-react'
import { changesOf, type RowEdit, stillStands } from './amendment-draft.ts'
import { useAmendWords } from './words.ts'

interface Props {
  edits: readonly RowEdit[]
  byId: ReadonlyMap<string, PlanNode>
  onAgain: (edit: RowEdit) => void
  onLeaveOut: (edit: RowEdit) => void
}

/** The rows of an amendment with their words before and after. */
export function EditList({ edits, byId, onAgain, onLeaveOut }: Props) {
  const words = useAmendWords()
  return (
    <ol className="amend__edits">
      {edits.map((edit) => {
        const node = byId.get(edit.nodeId)
        const name = edit.act === 'add' ? edit.fields.text : (node?.text ?? edit.fields.text)
        const gone = !stillStands(edit, byId)
        return (
          <li key={edit.key}>
            <div className="amend__edit-head">
              <p>
                <strong>{words.acts[edit.act]}:</strong> {edit.act === 'add' ? node?.text : name}
              </p>
              {gone ? null : (
                <ActionIcon size={28} aria-label={words.again(name)} onClick={() => onAgain(edit)}>
                  <IconPencil size={16} />
                </ActionIcon>
              )}
              <ActionIcon size={28} aria-label={words.leaveOut(name)} onClick={() => onLeaveOut(edit)}>
                <IconX size={16} />
              </ActionIcon>
            </div>
            {gone ? <p className="amend__gone">{words.gone}</p> : null}
            {node && !gone ? <Changes edit={edit} node={node} /> : null}
          </li>
        )
      })}
    </ol>
  )
}

function Changes({ edit, node }: { edit: RowEdit; node: PlanNode }) {
  const words = useAmendWords()
  const changes = changesOf(edit, node)
  if (changes.length === 0) return null
  return (
    <dl className="amend__changes">
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{words.fields[field]}</dt>
          <dd>
            {edit.act === 'add' ? null : <del>{before || words.empty}</del>} <ins>{after || words.empty}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
