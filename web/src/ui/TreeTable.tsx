// biome-ignore-all lint/a11y/useSemanticElements: virtual rows stand alone in their blocks, which a table element does not allow.
// biome-ignore-all lint/a11y/useFocusableInteractive: in this treegrid the rows take the focus, not the cells.
import { type CSSProperties, memo, type ReactNode } from 'react'
import { type FoldableRow, useTreeKeys } from './tree-keys.ts'
import { VirtualRows } from './VirtualRows.tsx'

export interface TreeTableRow extends FoldableRow {
  /** 0 for the top. */
  readonly depth: number
}

interface Props<Row extends TreeTableRow> {
  label: string
  /** Names the looks: `tree` for `tree__head` and `tree__row`. */
  block: string
  /** The grid tracks where the columns are chosen. */
  tracks?: string
  headers: readonly { readonly id: string; readonly word: string }[]
  rows: readonly Row[]
  /** Likely height of a row in pixels. */
  estimate: number
  /** What kind of row it is, for its looks: `tree__row--leaf`. */
  kindOf: (row: Row) => string
  /** The cells of a row. */
  cells: (row: Row) => ReactNode
  onToggle: (id: string) => void
  onOpen: (id: string) => void
  /** True where Enter and a click show a branch, too, instead of folding it. */
  branchesOpen?: boolean
}

/** The shell of every tree table: one row is reached by tab, arrows and `j k` walk and fold, Enter or a click shows or folds. */
export function TreeTable<Row extends TreeTableRow>(props: Props<Row>) {
  const { label, block, tracks, headers, rows, estimate, kindOf, cells, onToggle, onOpen, branchesOpen = false } = props
  const keys = useTreeKeys({ rows, onToggle, onOpen, branchesOpen })
  return (
    <div
      ref={keys.grid}
      className={block}
      role="treegrid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      {...(tracks === undefined ? {} : { style: { '--columns': tracks } as CSSProperties })}
      onKeyDown={keys.onKeyDown}
    >
      <div role="rowgroup">
        <div role="row" className={`${block}__head`} aria-rowindex={1}>
          {headers.map(({ id, word }) => (
            <div key={id} role="columnheader">
              {word}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup">
        <VirtualRows
          count={rows.length}
          estimate={estimate}
          keyOf={(at) => rows[at]?.node.id ?? String(at)}
          reveal={keys.reveal}
          row={(at) => {
            const row = rows[at]
            return row ? (
              <OneRow
                row={row}
                position={at}
                className={`${block}__row ${block}__row--${kindOf(row)}`}
                active={at === keys.active}
                cells={cells}
                onAct={row.node.leaf || branchesOpen ? onOpen : onToggle}
                onFocus={keys.onFocus}
              />
            ) : null
          }}
        />
      </div>
    </div>
  )
}

interface RowProps<Row extends TreeTableRow> {
  row: Row
  /** From 0 among the rows shown. */
  position: number
  className: string
  active: boolean
  cells: (row: Row) => ReactNode
  onAct: (id: string) => void
  onFocus: (position: number) => void
}

function RowOfTree<Row extends TreeTableRow>(props: RowProps<Row>) {
  const { row, position, className, active, cells, onAct, onFocus } = props
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the treegrid owns the keyboard (tree-keys.ts).
    <div
      role="row"
      className={className}
      tabIndex={active ? 0 : -1}
      data-position={position}
      aria-level={row.depth + 1}
      aria-rowindex={position + 2}
      {...(row.node.leaf ? {} : { 'aria-expanded': row.open })}
      onClick={() => onAct(row.node.id)}
      onFocus={() => onFocus(position)}
    >
      {cells(row)}
    </div>
  )
}

// Walking through the tree changes two rows, the one left and the one reached.
const OneRow = memo(RowOfTree) as typeof RowOfTree
