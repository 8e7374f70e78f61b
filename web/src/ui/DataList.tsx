// biome-ignore-all lint/a11y/useSemanticElements: virtual rows stand alone in their blocks, which a table element does not allow.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus goes to the link in the row.
import './data-list.css'
import { Checkbox } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { type CSSProperties, type ReactNode, useRef } from 'react'
import { useMessages } from '../lib/i18n.tsx'
import type { Choice } from './list-choice.ts'
import { useListKeys } from './list-keys.ts'
import type { ListSettings } from './list-settings.ts'
import { VirtualRows } from './VirtualRows.tsx'

export interface Column<Row, Sort extends string = never> {
  readonly id: string
  readonly header: string
  /** A grid track: `120px`, `minmax(0, 2fr)`. */
  readonly width: string
  readonly cell: (row: Row) => ReactNode
  readonly sort?: Sort
  /** True where it always stands. */
  readonly fixed?: boolean
  /** True where it only serves to act: it is left out on paper. */
  readonly acts?: boolean
}

interface Props<Row, Sort extends string> {
  label: string
  rows: readonly Row[]
  total: number
  columns: readonly Column<Row, Sort>[]
  keyOf: (row: Row) => string
  sort?: Sort | undefined
  /** Hears undefined where the order is given up for the usual one. */
  onSort?: (sort: Sort | undefined) => void
  onEnd?: (() => void) | undefined
  /** How the person wants to see it. */
  settings?: ListSettings
  /** Where rows can be chosen, with what a row is called. */
  choice?: Choice & { readonly nameOf: (row: Row) => string }
  /** Names the list's own rules for cards on a phone. */
  className: string
}

/** The shell of every list: header that stays, sorting, virtual rows, `j k` and arrows; each row holds one `.row-link`. */
export function DataList<Row, Sort extends string>(props: Props<Row, Sort>) {
  const { label, rows, total, keyOf, sort, onSort, onEnd, settings, choice, className } = props
  const { lists: words } = useMessages()
  const columns = props.columns.filter((column) => column.fixed || !settings?.hidden.includes(column.id))
  const list = useRef<HTMLDivElement>(null)
  useListKeys(list)
  const widths = [...(choice ? ['20px'] : []), ...columns.map((column) => column.width)]
  const onPaper = columns.filter(({ acts }) => !acts).map(({ width }) => width)
  const tracks = { '--columns': widths.join(' '), '--columns-on-paper': onPaper.join(' ') } as CSSProperties
  return (
    <div
      ref={list}
      className={`data-list ${className}`}
      role="table"
      aria-label={label}
      aria-rowcount={total + 1}
      style={tracks}
      data-dense={settings?.dense === true}
      data-choosing={choice !== undefined}
    >
      <div role="rowgroup">
        <div role="row" className="data-list__head" aria-rowindex={1}>
          {choice ? (
            <div role="columnheader" className="no-print">
              <Checkbox
                size="xs"
                aria-label={words.chooseAll}
                checked={choice.ids.size > 0 && choice.ids.size === rows.length}
                indeterminate={choice.ids.size > 0 && choice.ids.size < rows.length}
                onChange={() => choice.set(choice.ids.size > 0 ? [] : rows.map(keyOf))}
              />
            </div>
          ) : null}
          {columns.map((column) => {
            const by = column.sort
            const sorted = by !== undefined && by === sort
            return (
              <div
                key={column.id}
                role="columnheader"
                className={column.acts ? 'no-print' : ''}
                {...(sorted ? { 'aria-sort': 'ascending' as const } : {})}
              >
                {by && onSort ? (
                  <button
                    type="button"
                    className="plain-button data-list__sort"
                    aria-pressed={sorted}
                    onClick={() => onSort(sorted ? undefined : by)}
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
                {choice ? (
                  <div role="cell" className="data-list__cell cell--choose above-link no-print">
                    <Checkbox
                      size="xs"
                      aria-label={words.chooseRow(choice.nameOf(row))}
                      checked={choice.ids.has(keyOf(row))}
                      onChange={() => choice.toggle(keyOf(row))}
                    />
                  </div>
                ) : null}
                {columns.map((column) => (
                  <div
                    key={column.id}
                    role="cell"
                    className={`data-list__cell cell--${column.id}${column.acts ? ' no-print' : ''}`}
                  >
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
