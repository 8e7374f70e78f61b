import { EDIT_REFUSALS, type EditRefusal } from '@dondoc/domain/plans/edit'
import { Button } from '@mantine/core'
import type { Failure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import type { Act, Told } from './use-review.ts'
import { useReviewWords } from './words.ts'

interface Props {
  told: Told
  onAgain: (told: Extract<Told, { tone: 'conflict' }>) => void
  onDrop: () => void
}

const refusalOf = ({ code, params }: Failure): EditRefusal | undefined =>
  code === 'plan.edit-refused' ? EDIT_REFUSALS.find((one) => one === params['reason']) : undefined

const typedIn = (act: Act): string =>
  act.kind === 'edit'
    ? act.edits
        .flatMap((edit) => ('fields' in edit ? Object.values(edit.fields) : []))
        .filter(Boolean)
        .join(' · ')
    : ''

/** Why the last act was not done: refused, or met by somebody else's change; then it can be done again. */
export function ToldAlert({ told, onAgain, onDrop }: Props) {
  const { problems } = useMessages()
  const words = useReviewWords()
  if (told?.tone === 'refused') {
    const refusal = refusalOf(told.failure)
    return (
      <Alert tone="error">{refusal ? words.refusals[refusal] : problems[told.failure.code](told.failure.params)}</Alert>
    )
  }
  if (told?.tone === 'conflict') {
    const typed = typedIn(told.act)
    return (
      <Alert tone="error">
        <p>{words.conflict}</p>
        {typed === '' ? null : <p className="told__typed">“{typed}”</p>}
        <div className="told__actions">
          <Button size="xs" onClick={() => onAgain(told)}>
            {words.again}
          </Button>
          <Button size="xs" variant="default" onClick={onDrop}>
            {words.drop}
          </Button>
        </div>
      </Alert>
    )
  }
  return null
}

/** What the last act did, and how to take it back. */
export function ToldLine({ told, saving, onUndo }: { told: Told; saving: boolean; onUndo: () => void }) {
  const words = useReviewWords()
  const done = told?.tone === 'done' && !saving ? told : null
  return (
    <span className="told" role="status">
      {saving ? words.saving : done?.text}
      {done?.undo ? (
        <button type="button" className="plain-button told__undo" onClick={onUndo}>
          {words.undo}
        </button>
      ) : null}
    </span>
  )
}
