import { Button } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import type { RefObject } from 'react'
import type { Doubt } from './cells.ts'
import { useReviewWords } from './words.ts'

interface Props {
  doubts: readonly Doubt[]
  canEdit: boolean
  section: RefObject<HTMLElement | null>
  open: boolean
  onToggle: () => void
  onAccept: (doubt: Doubt) => void
}

/** Doubts about the plan as a whole, which have no row to stand in. */
export function PlanDoubts({ doubts, canEdit, section, open, onToggle, onAccept }: Props) {
  const words = useReviewWords()
  if (doubts.length === 0) return null
  const Fold = open ? IconChevronDown : IconChevronRight
  return (
    <section ref={section} className="box plan-doubts" aria-label={words.wholePlan}>
      <button type="button" className="plain-button plan-doubts__toggle" aria-expanded={open} onClick={onToggle}>
        <Fold size={16} aria-hidden />
        {words.planDoubts(doubts.length)}
      </button>
      {open ? (
        <ul>
          {doubts.map((doubt) => {
            const message = doubt.findings.map((finding) => finding.message).join(' ')
            return (
              <li key={doubt.findings.map(({ id }) => id).join()}>
                <span>{message}</span>
                {canEdit ? (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`${words.accept}: ${message}`}
                    onClick={() => onAccept(doubt)}
                  >
                    {words.accept}
                  </Button>
                ) : null}
              </li>
            )
          })}
        </ul>
      ) : null}
    </section>
  )
}
