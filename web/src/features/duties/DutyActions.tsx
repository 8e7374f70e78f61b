import type { DutyDetail } from '@dondoc/contract/duties'
import { giveUpdate } from '@dondoc/contract/duties'
import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPencil } from '@tabler/icons-react'
import { call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import type { Kind } from './update-draft.ts'
import { useDutyChange } from './use-duty-change.ts'
import { useGivingWords } from './words.ts'

interface Props {
  duty: DutyDetail
  onUpdate: (kind: Kind | 'any') => void
  onReassign: () => void
  onBreakDown: () => void
  onAccepted: () => void
  onRefused: (sentence: string) => void
}

/** What the reader can do with a duty now, the likeliest first; the rest in a menu. */
export function DutyActions({ duty, onUpdate, onReassign, onBreakDown, onAccepted, onRefused }: Props) {
  const words = useGivingWords()
  const messages = useMessages()
  const today = useToday()
  const kinds = duty.availableUpdates
  const accept = useDutyChange(
    () =>
      call(giveUpdate, {
        params: { dutyId: duty.id },
        body: { kind: 'accepted', on: today, version: duty.version },
      }).catch((error: unknown) => {
        const failure = asFailure(error)
        onRefused(messages.problems[failure.code](failure.params))
        throw failure
      }),
    onAccepted,
  )
  const more = [
    ...(kinds.includes('declined') ? [{ word: words.giveBack, act: () => onUpdate('declined') }] : []),
    ...(duty.manages.breakDown ? [{ word: words.breakDown, act: onBreakDown }] : []),
    ...(duty.manages.reassign ? [{ word: words.reassign, act: onReassign }] : []),
  ]
  return (
    <>
      {kinds.includes('accepted') ? (
        <Button variant="default" loading={accept.isPending} onClick={() => accept.mutate(undefined)}>
          {words.accept}
        </Button>
      ) : null}
      {kinds.includes('insisted') ? (
        <Button variant="default" onClick={() => onUpdate('insisted')}>
          {words.insist}
        </Button>
      ) : null}
      {kinds.includes('delivered') ? (
        <Button variant="default" className="duty__finish" onClick={() => onUpdate('delivered')}>
          {messages.duties.markDone}
        </Button>
      ) : null}
      {kinds.length > 0 ? (
        <Button leftSection={<IconPencil size={16} />} onClick={() => onUpdate('any')}>
          {messages.duty.update}
        </Button>
      ) : null}
      {more.length > 0 ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={15} />}>
              {words.more}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {more.map(({ word, act }) => (
              <Menu.Item key={word} onClick={act}>
                {word}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </>
  )
}
