import './duty-parts.css'
import type { DutyDetail } from '@dondoc/contract/duties'
import { type DutyComment, getDutyHistory, type HistoryEntry } from '@dondoc/contract/duty-history'
import { Button, NativeSelect } from '@mantine/core'
import {
  type Icon,
  IconArrowsExchange,
  IconCalendarPlus,
  IconCalendarQuestion,
  IconCalendarX,
  IconGavel,
  IconHourglass,
  IconMailForward,
  IconMessage,
  IconPrinter,
  IconSend,
  IconStairsUp,
  IconSubtask,
  IconUser,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { asking } from '../../lib/api.ts'
import { instantText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useView } from '../../lib/view.ts'
import { DateText } from '../../ui/DateText.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { CommentForm } from './CommentForm.tsx'
import { UPDATE_ICONS, UpdateBody } from './DutyHistory.tsx'
import { filterOfEntry, HISTORY_FILTERS, type HistoryFilter, sentenceOf } from './history-sentence.ts'
import { useGivingWords } from './words.ts'

const ICONS: Record<Exclude<HistoryEntry['kind'], 'update'>, Icon> = {
  given: IconSend,
  awaited: IconHourglass,
  extended: IconCalendarPlus,
  'extension-asked': IconCalendarQuestion,
  'extension-closed': IconCalendarX,
  event: IconGavel,
  letter: IconMailForward,
  escalated: IconStairsUp,
  passed: IconArrowsExchange,
  assigned: IconUser,
  part: IconSubtask,
  comment: IconMessage,
}

/** Everything that happened to a duty as sentences, newest first, with a place to write a comment. */
export function DutyTimeline({ duty }: { duty: DutyDetail }) {
  const { history: words } = useGivingWords()
  const { asOf } = useView()
  const [filter, setFilter] = useState<HistoryFilter>('all')
  const [corrects, setCorrects] = useState<DutyComment>()
  const answer = useQuery(asking(getDutyHistory, { params: { dutyId: duty.id }, query: { asOf } }))
  const entries = answer.data?.entries ?? []
  const shown = entries.filter((entry) => filter === 'all' || filterOfEntry(entry) === filter).reverse()
  const corrected = new Set(
    entries.flatMap((entry) => (entry.kind === 'comment' ? (entry.comment.correctsId ?? []) : [])),
  )
  return (
    <section className="box duty__history" aria-labelledby="duty-history">
      <div className="history-tools">
        <h2 id="duty-history">{words.title}</h2>
        <NativeSelect
          size="xs"
          className="push no-print"
          aria-label={words.filter}
          value={filter}
          onChange={(event) => setFilter(HISTORY_FILTERS.find((one) => one === event.currentTarget.value) ?? 'all')}
          data={HISTORY_FILTERS.map((one) => ({ value: one, label: words.filters[one] }))}
        />
        <Button
          size="compact-sm"
          variant="default"
          className="no-print"
          leftSection={<IconPrinter size={15} />}
          onClick={() => window.print()}
        >
          {words.print}
        </Button>
      </div>
      {duty.manages.comment ? (
        <CommentForm
          key={corrects?.id ?? 'new'}
          dutyId={duty.id}
          corrects={corrects}
          onDone={() => setCorrects(undefined)}
        />
      ) : null}
      {answer.isPending ? <SkeletonRows count={3} /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.isSuccess && shown.length === 0 ? <p className="secondary">{words.none}</p> : null}
      <ol className="timeline">
        {shown.map((entry) => (
          <Entry
            key={`${entry.kind}-${entry.id}`}
            entry={entry}
            corrected={corrected.has(entry.id)}
            onCorrect={duty.manages.comment ? setCorrects : undefined}
          />
        ))}
      </ol>
    </section>
  )
}

interface EntryProps {
  entry: HistoryEntry
  /** A later comment corrects it. */
  corrected: boolean
  onCorrect: ((comment: DutyComment) => void) | undefined
}

function Entry({ entry, corrected, onCorrect }: EntryProps) {
  const giving = useGivingWords()
  const { frame } = useMessages()
  const { history: words } = giving
  const EntryIcon = entry.kind === 'update' ? UPDATE_ICONS[entry.update.kind] : ICONS[entry.kind]
  const kind = entry.kind === 'update' ? entry.update.kind : entry.kind
  return (
    <li className={`timeline__item timeline__item--${kind}`}>
      <span className="timeline__icon" aria-hidden>
        <EntryIcon size={14} stroke={2.2} />
      </span>
      <div className="timeline__head">
        <strong>{sentenceOf(entry, giving)}</strong>
        <span className="push">
          <DateText date={entry.on} />
        </span>
      </div>
      {entry.kind === 'update' ? <UpdateBody update={entry.update} /> : null}
      {entry.kind === 'part' ? (
        <p>
          <Link to="/nhiem-vu/$dutyId" params={{ dutyId: entry.dutyId }} search={{ update: undefined }}>
            {entry.code}
          </Link>{' '}
          {entry.text}
        </p>
      ) : null}
      {entry.kind === 'extension-asked' ? <p>{entry.reason}</p> : null}
      {entry.kind === 'extension-closed' && entry.words ? <p>{entry.words}</p> : null}
      {entry.kind === 'letter' ? (
        <p>
          <Link to="/van-ban/$recordId" params={{ recordId: entry.recordId }}>
            {entry.number}
          </Link>
        </p>
      ) : null}
      {entry.kind === 'comment' ? (
        <>
          <p className={corrected ? 'timeline__said timeline__said--old' : 'timeline__said'}>{entry.comment.text}</p>
          {corrected ? <p className="secondary">{words.corrected}</p> : null}
          {entry.comment.own && !corrected && onCorrect ? (
            <Button size="compact-xs" variant="subtle" className="no-print" onClick={() => onCorrect(entry.comment)}>
              {words.correct}
            </Button>
          ) : null}
        </>
      ) : null}
      {entry.at ? (
        <p className="secondary">
          {words.written(instantText(entry.at))}
          {entry.kind === 'update' && entry.update.demo ? ` · ${frame.demo}` : ''}
        </p>
      ) : null}
    </li>
  )
}
