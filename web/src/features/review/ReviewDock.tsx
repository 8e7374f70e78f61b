import type { ReviewNode } from '@dondoc/contract/plan-editing'
import { ActionIcon, Button } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowMerge,
  IconArrowsSplit2,
  IconArrowUp,
  IconCategory,
  IconCheck,
  IconIndentDecrease,
  IconIndentIncrease,
  IconPencil,
  IconPlus,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react'
import type { Cell, Doubt } from './cells.ts'
import type { Command } from './review-keys.ts'
import { useReviewWords } from './words.ts'

interface Props {
  node: ReviewNode | undefined
  cell: Cell
  doubt: Doubt | undefined
  canEdit: boolean
  onCommand: (command: Command) => void
}

const ACTIONS = [
  { command: 'edit', icon: IconPencil, key: 'E' },
  { command: 'split', icon: IconArrowsSplit2, key: 'S' },
  { command: 'merge', icon: IconArrowMerge, key: 'M' },
  { command: 'names', icon: IconUsers, key: 'G' },
  { command: 'area', icon: IconCategory, key: 'A' },
  { command: 'add', icon: IconPlus, key: 'Insert' },
  { command: 'up', icon: IconArrowUp, key: 'Alt ↑' },
  { command: 'down', icon: IconArrowDown, key: 'Alt ↓' },
  { command: 'outdent', icon: IconIndentDecrease, key: 'Alt ←' },
  { command: 'indent', icon: IconIndentIncrease, key: 'Alt →' },
  { command: 'remove', icon: IconTrash, key: 'Delete' },
] as const

/** Under the table: the doubt where the person stands, with what to do about it, and every act on the row. */
export function ReviewDock({ node, cell, doubt, canEdit, onCommand }: Props) {
  const words = useReviewWords()
  if (!node) return null
  const row = node.label?.replace(/[\s.:]+$/, '') ?? (node.ordinal ? words.row(node.ordinal) : null)
  const where = [row, words.columns[cell]].filter(Boolean).join(' · ')
  return (
    <div className="review-dock">
      {doubt ? (
        <div className="review-dock__doubt">
          <p>
            <strong>{where}: </strong>
            {doubt.findings.map(({ message }) => message).join(' ')}
          </p>
          {canEdit ? (
            <Button
              size="xs"
              leftSection={<IconCheck size={15} />}
              rightSection={<kbd>Enter</kbd>}
              title={words.acceptHint}
              onClick={() => onCommand('accept')}
            >
              {words.accept}
            </Button>
          ) : null}
        </div>
      ) : null}
      {canEdit ? (
        <div className="review-dock__actions" role="toolbar" aria-label={words.actions.label}>
          <span className="secondary review-dock__where">{where}</span>
          {ACTIONS.map(({ command, icon: ActionSign, key }) => (
            <ActionIcon
              key={command}
              size={32}
              aria-label={words.actions[command]}
              title={`${words.actions[command]} (${key})`}
              onClick={() => onCommand(command)}
            >
              <ActionSign size={17} />
            </ActionIcon>
          ))}
        </div>
      ) : null}
    </div>
  )
}
