import './duty-actions.css'
import type { DutyDetail } from '@dondoc/contract/duties'
import { giveUpdate } from '@dondoc/contract/duties'
import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDots, IconPencil } from '@tabler/icons-react'
import { call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { GOES_ON, type Kind } from './update-draft.ts'
import { useDutyChange } from './use-duty-change.ts'
import { useGivingWords } from './words.ts'

/** What is decided about it, each with a button of its own. */
const DECISIONS = ['confirmed', 'returned', 'insisted', 'resumed'] as const

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
  const goesOn = kinds.some((kind) => GOES_ON.includes(kind))
  const kindWords = messages.updates.kinds
  const more = [
    ...(kinds.includes('declined') ? [{ word: words.giveBack, act: () => onUpdate('declined') }] : []),
    ...(duty.manages.breakDown ? [{ word: words.breakDown, act: onBreakDown }] : []),
    ...(duty.manages.reassign ? [{ word: words.reassign, act: onReassign }] : []),
    // Where work goes on, it is a choice of the form of updates.
    ...(kinds.includes('stopped') && !goesOn ? [{ word: kindWords.stopped, act: () => onUpdate('stopped') }] : []),
  ]
  return (
    <>
      {kinds.includes('accepted') ? (
        <Button
          variant="default"
          className="duty__act duty__accept"
          loading={accept.isPending}
          onClick={() => accept.mutate(undefined)}
        >
          {words.accept}
        </Button>
      ) : null}
      {DECISIONS.filter((kind) => kinds.includes(kind)).map((kind) => (
        <Button
          key={kind}
          variant={kind === 'returned' ? 'default' : 'filled'}
          className="duty__act"
          onClick={() => onUpdate(kind)}
        >
          {kindWords[kind]}
        </Button>
      ))}
      {kinds.includes('delivered') ? (
        <Button variant="default" className="duty__act" onClick={() => onUpdate('delivered')}>
          {messages.duties.markDone}
        </Button>
      ) : null}
      {goesOn ? (
        <Button
          className="duty__act"
          leftSection={<IconPencil size={16} />}
          aria-label={messages.duty.update}
          onClick={() => onUpdate('any')}
        >
          <span className="duty__long">{messages.duty.update}</span>
          <span className="duty__short">{words.updateShort}</span>
        </Button>
      ) : null}
      {more.length > 0 ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              variant="default"
              className="duty__more"
              aria-label={words.more}
              rightSection={<IconChevronDown size={15} />}
            >
              <span className="duty__long">{words.more}</span>
              <IconDots size={18} className="duty__short" aria-hidden />
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
