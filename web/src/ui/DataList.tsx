// biome-ignore-all lint/a11y/useSemanticElements: virtual rows stand alone in their blocks, which a table element does not allow.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus goes to the link in the row.
import './data-list.css'
import { IconArrowDown } from '@tabler/icons-react'
import { type CSSProperties, type ReactNode, useRef } from 'react'
import { useListKeys } from './list-keys.ts'
import { VirtualRows } from './VirtualRows.tsx'

export interface Column<Row, Sort extends string = never> {
  readonly id: string
  readonly header: string
  /** A grid track: `120px`, `minmax(0, 2fr)`. */
  readonly width: string
  readonly cell: (row: Row) => ReactNode
  readonly sort?: Sort
}

interface Props<Row, Sort extends string> {
  label: string
  rows: readonly Row[]
  total: number
  columns: readonly Column<Row, Sort>[]
  keyOf: (row: Row) => string
  sort?: Sort | undefined
  onSort?: (sort: Sort) => void
  onEnd?: (() => void) | undefined
  /** Names the list's own rules for cards on a phone. */
  className: string
}

/** The shell of every list: header that stays, sorting, virtual rows, `j k` and arrows; each row holds one `.row-link`. */
export function DataList<Row, Sort extends string>(props: Props<Row, Sort>) {
  const { label, rows, total, columns, keyOf, sort, onSort, onEnd, className } = props
  const list = useRef<HTMLDivElement>(null)
  useListKeys(list)
  const tracks = { '--columns': columns.map((column) => column.width).join(' ') } as CSSProperties
  return (
    <div
      ref={list}
      className={`data-list ${className}`}
      role="table"
      aria-label={label}
      aria-rowcount={total + 1}
      style={tracks}
    >
      <div role="rowgroup">
        <div role="row" className="data-list__head" aria-rowindex={1}>
          {columns.map((column) => {
            const by = column.sort
            const sorted = by !== undefined && by === sort
            return (
              <div key={column.id} role="columnheader" {...(sorted ? { 'aria-sort': 'ascending' as const } : {})}>
                {by && onSort ? (
                  <button
                    type="button"
                    className="plain-button data-list__sort"
                    aria-pressed={sorted}
                    onClick={() => onSort(by)}
                  >
                    {column.header}
                    {sorted ? <IconArrowDown size={13} aria-hidden /> : null}
                  </button>
                ) : (
                  column.header
                )}
              </div>
            )
          })}
        </div>
      </div>
      <div role="rowgroup">
        <VirtualRows
          count={rows.length}
          estimate={64}
          keyOf={(index) => keyOfIndex(rows, index, keyOf)}
          onEnd={onEnd}
          row={(index) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <div role="row" className="data-list__row" aria-rowindex={index + 2}>
                {columns.map((column) => (
                  <div key={column.id} role="cell" className={`data-list__cell cell--${column.id}`}>
                    {column.cell(row)}
                  </div>
                ))}
              </div>
            )
          }}
        />
      </div>
    </div>
  )
}

function keyOfIndex<Row>(rows: readonly Row[], index: number, keyOf: (row: Row) => string): string {
  const row = rows[index]
  return row === undefined ? String(index) : keyOf(row)
}
