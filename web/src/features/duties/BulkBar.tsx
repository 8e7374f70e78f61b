import type { DutyRow } from '@dondoc/contract/duties'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { ChosenBar } from '../../ui/ChosenBar.tsx'
import type { Choice } from '../../ui/list-choice.ts'
import { BulkPanel } from './BulkPanel.tsx'
import { isConfirmable, type SharedUpdate, type useBulkUpdate } from './use-bulk-update.ts'
import { useGivingWords } from './words.ts'

interface Props {
  choice: Choice
  chosen: readonly DutyRow[]
  bulk: ReturnType<typeof useBulkUpdate>
  exportTo: (ids?: string) => string
}

/** What can be done with the chosen duties: confirm or accept those that wait for it, one update for all. */
export function BulkBar({ choice, chosen, bulk, exportTo }: Props) {
  const { judging } = useMessages()
  const { many } = useGivingWords()
  const today = useToday()
  const [open, setOpen] = useState(false)
  const confirmable = chosen.filter(isConfirmable)
  const acceptable = chosen.filter((duty) => duty.availableUpdates.includes('accepted'))
  const send = (update: SharedUpdate, duties: readonly DutyRow[]) =>
    bulk.mutate(
      { update, duties },
      {
        onSuccess: () => {
          choice.set([])
          setOpen(false)
        },
      },
    )
  return (
    <>
      <ChosenBar choice={choice} exportTo={exportTo}>
        {confirmable.length > 0 ? (
          <Button
            size="compact-sm"
            loading={bulk.isPending}
            onClick={() => send({ kind: 'confirmed', on: today }, confirmable)}
          >
            {judging.confirmMany(confirmable.length)}
          </Button>
        ) : null}
        {acceptable.length > 0 ? (
          <Button
            size="compact-sm"
            loading={bulk.isPending}
            onClick={() => send({ kind: 'accepted', on: today }, acceptable)}
          >
            {many.accept(acceptable.length)}
          </Button>
        ) : null}
        {chosen.some((duty) => duty.availableUpdates.length > 0) ? (
          <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
            {many.update(chosen.length)}
          </Button>
        ) : null}
      </ChosenBar>
      {open ? (
        <BulkPanel
          duties={chosen}
          busy={bulk.isPending}
          onClose={() => setOpen(false)}
          onSubmit={(update) => send(update, chosen)}
        />
      ) : null}
    </>
  )
}
