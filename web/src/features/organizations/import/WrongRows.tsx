import type { RowError } from '@dondoc/contract/organization-import'
import { useState } from 'react'
import { numberText } from '../../../lib/format.ts'
import { type Column, DataList } from '../../../ui/DataList.tsx'
import { useOrganizationImportWords } from './words.ts'

interface Numbered extends RowError {
  readonly key: string
}

/** The wrong rows of a table with their reasons; one reason alone at a press. */
export function WrongRows({ errors }: { errors: readonly RowError[] }) {
  const words = useOrganizationImportWords()
  const [only, setOnly] = useState<RowError['code'] | null>(null)
  const counts = new Map<RowError['code'], number>()
  for (const { code } of errors) counts.set(code, (counts.get(code) ?? 0) + 1)
  const rows = errors
    .map((error, at): Numbered => ({ ...error, key: `${error.row} ${error.code} ${at}` }))
    .filter(({ code }) => only === null || code === only)
  return (
    <>
      {counts.size > 1 ? (
        <div className="chips">
          <button type="button" className="chip" aria-pressed={only === null} onClick={() => setOnly(null)}>
            {words.allReasons(errors.length)}
          </button>
          {[...counts].map(([code, count]) => (
            <button
              key={code}
              type="button"
              className="chip"
              aria-pressed={only === code}
              onClick={() => setOnly(only === code ? null : code)}
            >
              {words.reason(words.reasons[code].short, count)}
            </button>
          ))}
        </div>
      ) : null}
      <DataList
        className="wrong-rows"
        label={words.columns.reason}
        rows={rows}
        total={rows.length}
        columns={columnsOf(words)}
        keyOf={({ key }) => key}
      />
    </>
  )
}

function columnsOf(words: ReturnType<typeof useOrganizationImportWords>): readonly Column<Numbered>[] {
  return [
    { ...{ id: 'row', header: words.columns.row, width: '72px' }, cell: ({ row }) => numberText(row) },
    { ...{ id: 'column', header: words.columns.column, width: '140px' }, cell: ({ column }) => column },
    {
      ...{ id: 'value', header: words.columns.value, width: 'minmax(0, 1fr)' },
      cell: ({ value }) => value ?? <span className="secondary">{words.empty}</span>,
    },
    {
      ...{ id: 'reason', header: words.columns.reason, width: 'minmax(0, 2fr)' },
      cell: ({ code }) => words.reasons[code].text,
    },
  ]
}
