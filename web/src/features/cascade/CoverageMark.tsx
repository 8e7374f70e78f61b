import type { CoverageCell } from '@dondoc/contract/cascade'
import type { DutyStatus } from '@dondoc/domain/duties/status'
import {
  IconAlertCircleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleHalf2,
  IconClockExclamation,
} from '@tabler/icons-react'
import type { CascadeWords } from '../../messages/cascade.vi.ts'

/** What a cell shows: the worst of what stands in it. */
export type CellMark = 'gap' | 'overdue' | 'running' | 'done'

/** The mark of a cell: a gap, else whether something is overdue, else whether all is done. */
export function markOf({ coverage, counts }: CoverageCell): CellMark {
  if (coverage === 'gap') return 'gap'
  if (counts.overdue > 0) return 'overdue'
  const done: readonly DutyStatus[] = ['done-on-time', 'done-late', 'stopped']
  const statuses = Object.entries(counts) as [DutyStatus, number][]
  const open = statuses.some(([status, count]) => count > 0 && !done.includes(status))
  return open || statuses.every(([, count]) => count === 0) ? 'running' : 'done'
}

const ICONS = {
  gap: IconCircleDashed,
  overdue: IconAlertCircleFilled,
  running: IconCircleHalf2,
  done: IconCircleCheckFilled,
}
const INK = { gap: 'ink--overdue', overdue: 'ink--overdue', running: 'ink--running', done: 'ink--done-on-time' }

export const isLate = ({ rows }: CoverageCell): boolean => rows.some(({ late }) => late)

/** What a cell says, in words. */
export function cellWords(cell: CoverageCell, words: CascadeWords['coverage']): string {
  const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
  const mark = lower(words.legend[markOf(cell)])
  const rows = cell.rows.length > 0 ? [words.linkedRows(cell.rows.length)] : []
  return [...rows, mark, ...(isLate(cell) ? [lower(words.legend.late)] : [])].join(', ')
}

/** The picture of a mark; its words stand beside it or in what holds it. */
export function MarkIcon({ mark, late = false }: { mark: CellMark; late?: boolean }) {
  const Picture = ICONS[mark]
  return (
    <>
      <Picture size={18} aria-hidden className={INK[mark]} />
      {late ? <IconClockExclamation size={14} aria-hidden className="ink--waiting" /> : null}
    </>
  )
}
