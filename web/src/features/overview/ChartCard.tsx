import { Button, SegmentedControl } from '@mantine/core'
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { useMessages } from '../../lib/i18n.tsx'
import { csvOf, rowsOfTable, saveText } from '../../ui/table-as-csv.ts'

interface Props {
  /** What the chart shows, as a sentence: its title. */
  finding: string
  /** What it is about, in two or three words. */
  about: string
  chart: ReactNode
  /** The same as figures; absent where the chart is a table already. */
  table?: ReactNode
  /** Address of the same as a workbook. */
  exportTo?: string
  /** What is seen first. */
  first?: 'chart' | 'table'
}

/** A chart under the sentence that it proves, with its table one click away. */
export function ChartCard({ finding, about, chart, table, exportTo, first = 'chart' }: Props) {
  const { lists, overview: words } = useMessages()
  const [view, setView] = useState(first)
  const titleId = useId()
  const shown = useRef<HTMLDivElement>(null)
  const save = () => {
    const drawn = shown.current?.querySelector('table')
    if (drawn) saveText(`${about}.csv`, csvOf([[finding], ...rowsOfTable(drawn)]))
  }
  return (
    <section className="box card" aria-labelledby={titleId}>
      <header className="card__head">
        <div className="card__titles">
          <h2 id={titleId}>{finding}</h2>
          <p className="secondary">{about}</p>
        </div>
        {exportTo ? (
          <Button
            size="compact-xs"
            variant="subtle"
            className="no-print"
            leftSection={<IconFileSpreadsheet size={14} />}
            renderRoot={(props) => <a href={exportTo} download {...props} />}
          >
            {lists.export}
          </Button>
        ) : null}
        {table ? (
          <SegmentedControl
            size="xs"
            className="no-print"
            aria-label={`${words.view}: ${about}`}
            value={view}
            onChange={(next) => setView(next === 'table' ? 'table' : 'chart')}
            data={[
              { value: 'chart', label: words.chart },
              { value: 'table', label: words.table },
            ]}
          />
        ) : null}
      </header>
      {view === 'table' && table ? (
        <div ref={shown} className="card__table">
          {table}
          {exportTo ? null : (
            <Button
              size="compact-xs"
              variant="subtle"
              className="no-print"
              leftSection={<IconDownload size={14} />}
              onClick={save}
            >
              {words.saveTable}
            </Button>
          )}
        </div>
      ) : (
        chart
      )}
    </section>
  )
}
