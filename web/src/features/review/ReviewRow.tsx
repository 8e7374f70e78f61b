// biome-ignore-all lint/a11y/useSemanticElements: virtual rows stand alone in their blocks, which a table element does not allow.
// biome-ignore-all lint/a11y/useFocusableInteractive: in this treegrid the cells take the focus, not rows and remarks.
import { IconChevronDown, IconChevronRight, IconPencil } from '@tabler/icons-react'
import { type CSSProperties, memo, type ReactNode } from 'react'
import { dateText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { CellEditor } from './CellEditor.tsx'
import { type Cell, cellsOf, type Doubt, type Place, wordsIn } from './cells.ts'
import { DeadlineCrop } from './DeadlineCrop.tsx'
import { FiveMarks } from './FiveMarks.tsx'
import type { ReviewRow as Row } from './review-rows.ts'
import type { ScanPages } from './scan-pages.ts'
import { useReviewWords } from './words.ts'

export interface RowHandlers {
  readonly onSelect: (place: Place) => void
  readonly onEdit: (place: Place) => void
  readonly onEdited: (place: Place, words: string, next: -1 | 0 | 1) => void
  readonly onCancel: (place: Place) => void
  readonly onToggle: (nodeId: string) => void
}

interface Props extends RowHandlers {
  row: Row
  /** From 0 among the rows shown. */
  position: number
  /** The cell where the person is, null on every other row. */
  cell: Cell | null
  editing: boolean
  /** Open doubts of this row. */
  doubts: readonly Doubt[] | undefined
  extra: readonly Cell[]
  scan: ScanPages | null
}

/** Below this share a reading is told to be unsure. */
const SURE = 0.85

/** One row of the editor: a branch is a heading, a leaf has all its cells, those in doubt underlined with the reason. */
export const ReviewRow = memo(function ReviewRow(props: Props) {
  const { row, position, cell, doubts = [], extra } = props
  const { node } = row
  const cells = cellsOf(node, extra)
  return (
    <div
      role="row"
      className={`review-row review-row--${node.leaf ? 'leaf' : node.kind}`}
      data-node={node.id}
      data-doubtful={doubts.length > 0}
      aria-level={row.depth + 1}
      aria-rowindex={position + 2}
      aria-selected={cell !== null}
      style={{ '--depth': row.depth } as CSSProperties}
      {...(node.leaf ? {} : { 'aria-expanded': row.open })}
    >
      {cells.map((one) => (
        <CellBox key={one} {...props} name={one} doubt={doubts.find((doubt) => doubt.cell === one)} />
      ))}
      {node.leaf ? (
        <div role="gridcell" className="review-cell review-cell--five">
          {node.fiveClear ? <FiveMarks clear={node.fiveClear} /> : null}
          <RowRemarks row={row} />
        </div>
      ) : (
        <div role="gridcell" className="review-cell review-cell--sum secondary">
          <BranchSum row={row} />
        </div>
      )}
    </div>
  )
})

function CellBox(props: Props & { name: Cell; doubt: Doubt | undefined }) {
  const { row, cell, editing, name, doubt, onSelect, onEdit, onEdited, onCancel, onToggle } = props
  const words = useReviewWords()
  const { node } = row
  const place = { nodeId: node.id, cell: name }
  const here = cell === name
  const said = wordsIn(node, name)
  const Fold = row.open ? IconChevronDown : IconChevronRight
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the editor owns the keyboard (review-keys.ts).
    <div
      role="gridcell"
      className={`review-cell review-cell--${name}`}
      data-cell={name}
      data-here={here}
      tabIndex={here ? 0 : -1}
      onClick={() => onSelect(place)}
      onFocus={() => here || onSelect(place)}
      onDoubleClick={() => onEdit(place)}
    >
      {name === 'text' && !node.leaf ? (
        <button
          type="button"
          className="plain-button review-row__fold"
          tabIndex={-1}
          aria-label={row.open ? words.fold : words.open}
          onClick={() => onToggle(node.id)}
        >
          <Fold size={16} aria-hidden />
        </button>
      ) : null}
      {here && editing ? (
        <CellEditor
          name={words.columns[name]}
          words={said}
          onDone={(text, next) => onEdited(place, text, next)}
          onCancel={() => onCancel(place)}
        />
      ) : (
        <span className="review-cell__words">
          {name === 'ordinal' || name === 'text' ? null : (
            <span className="review-cell__name">{words.columns[name]}</span>
          )}
          <Doubted doubt={doubt}>{said === '' ? <EmptyWords name={name} leaf={node.leaf} /> : said}</Doubted>
          {name === 'deadline' ? <DueDates row={row} /> : null}
          {name === 'deadline' && props.scan && node.confidence < 1 ? (
            <DeadlineCrop node={node} importId={props.scan.importId} pageWidth={props.scan.widthOf(node)} />
          ) : null}
        </span>
      )}
    </div>
  )
}

function EmptyWords({ name, leaf }: { name: Cell; leaf: boolean }) {
  const words = useReviewWords()
  const wanted = leaf && (name === 'product' || name === 'lead' || name === 'deadline')
  if (wanted) return <span className="secondary">{words.empty}</span>
  return leaf ? <span aria-hidden>–</span> : null
}

/** Words in doubt: underlined with dots, the reason on pointing and for a screen reader. */
function Doubted({ doubt, children }: { doubt: Doubt | undefined; children: ReactNode }) {
  const words = useReviewWords()
  if (!doubt) return <span>{children}</span>
  const reason = words.doubt(doubt.findings.map(({ message }) => message).join(' '))
  const worst = doubt.findings.some(({ severity }) => severity === 'error')
  return (
    <span className="doubt" data-severity={worst ? 'error' : doubt.findings[0]?.severity} title={reason}>
      {children}
      <span className="hidden-visually"> {reason}</span>
    </span>
  )
}

/** The kind and the days that the words of a deadline mean. */
function DueDates({ row: { node } }: { row: Row }) {
  const words = useReviewWords()
  if (node.deadlineText === null) return null
  const [first] = node.dueDates
  const last = node.dueDates.at(-1)
  const dates = first && last ? words.dates(dateText(first), node.dueDates.length, dateText(last)) : words.noDates
  return (
    <span className="review-cell__due secondary">
      {node.deadline ? `${words.deadlineKinds[node.deadline.kind]} · ` : ''}
      {dates}
    </span>
  )
}

function RowRemarks({ row: { node } }: { row: Row }) {
  const words = useReviewWords()
  return (
    <>
      {node.confidence < SURE ? (
        <span className="secondary">{words.confidence(Math.round(node.confidence * 100))}</span>
      ) : null}
      {node.edited ? (
        <span className="secondary review-row__edited">
          <IconPencil size={12} aria-hidden /> {words.editedMark}
        </span>
      ) : null}
    </>
  )
}

function BranchSum({ row: { node, leafCount } }: { row: Row }) {
  const { areas, noArea, tree } = useMessages()
  return (
    <>
      {node.kind === 'area' ? <span>{node.area ? areas[node.area] : noArea} · </span> : null}
      {tree.items(leafCount)}
    </>
  )
}
