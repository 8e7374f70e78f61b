import '../../../ui/list-tools.css'
import './amend.css'
import { Button } from '@mantine/core'
import { IconArrowBackUp, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { asFailure } from '../../../lib/failure.ts'
import { dateText } from '../../../lib/format.ts'
import { useMessages } from '../../../lib/i18n.tsx'
import { Alert } from '../../../ui/Alert.tsx'
import { DutyFates } from './DutyFates.tsx'
import type { AmendTold, PlanAmendment } from './use-amendment.ts'
import { useAmendWords } from './words.ts'

interface Props {
  planId: string
  amendment: PlanAmendment
  onSee: () => void
}

/** The amendment that is being prepared, above the rows it speaks of; and what came of the last one. */
export function AmendBar({ planId, amendment, onSee }: Props) {
  const words = useAmendWords()
  const { problems } = useMessages()
  const { draft, told, send, discard } = amendment
  const count = draft.edits.length
  const failure = send.error && count === 0 ? asFailure(send.error) : null
  return (
    <>
      <div role="status" className="amend__told">
        {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
        {told ? <Told planId={planId} told={told} amendment={amendment} /> : null}
      </div>
      {count > 0 ? (
        <section className="chosen no-print" aria-label={words.bar(count)}>
          <strong>{words.bar(count)}</strong>
          <Button size="compact-sm" onClick={onSee}>
            {words.see}
          </Button>
          <Button size="compact-sm" variant="subtle" leftSection={<IconX size={14} />} onClick={discard}>
            {words.discard}
          </Button>
        </section>
      ) : null}
    </>
  )
}

function Told({ planId, told, amendment }: { planId: string; told: AmendTold; amendment: PlanAmendment }) {
  const words = useAmendWords()
  if (told.kind === 'undone') return <Alert tone="good">{words.undone(told.rows)}</Alert>
  if (told.kind === 'discarded') {
    return (
      <Alert tone="notice">
        <p>{words.discarded}</p>
        <UndoButton busy={false} onClick={() => amendment.change(told.draft)} />
      </Alert>
    )
  }
  const { back, on, basis } = told
  return (
    <Alert tone="good">
      <p>{words.done(told.rows, dateText(on))}</p>
      <DutyFates duties={told.duties} />
      {back ? null : <p className="secondary">{words.noUndo}</p>}
      <p className="amend__told-acts">
        {back ? (
          <UndoButton
            busy={amendment.send.isPending}
            onClick={() => amendment.takeBack({ on, basis: words.undoBasis(basis).slice(0, 500), edits: back })}
          />
        ) : null}
        <Link to="/ke-hoach/$planId" params={{ planId }} search={{ tab: 'bases' }}>
          {words.seeAll}
        </Link>
      </p>
    </Alert>
  )
}

function UndoButton({ busy, onClick }: { busy: boolean; onClick: () => void }) {
  const words = useAmendWords()
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={busy}
      leftSection={<IconArrowBackUp size={15} />}
      onClick={onClick}
    >
      {words.undo}
    </Button>
  )
}
