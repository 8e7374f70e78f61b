import type { DutyUpdate } from '@dondoc/contract/duties'
import {
  type Icon,
  IconArrowBackUp,
  IconArrowsExchange,
  IconCheck,
  IconFileText,
  IconHandStop,
  IconPlayerPlay,
  IconPlayerStop,
  IconProgress,
  IconShieldCheck,
  IconUserCheck,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { dateText, instantText, numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { DateText } from '../../ui/DateText.tsx'
import type { Reason } from './update-draft.ts'

const ICONS: Record<DutyUpdate['kind'], Icon> = {
  accepted: IconUserCheck,
  declined: IconArrowBackUp,
  insisted: IconHandStop,
  reassigned: IconArrowsExchange,
  started: IconPlayerPlay,
  progress: IconProgress,
  delivered: IconCheck,
  confirmed: IconShieldCheck,
  returned: IconArrowBackUp,
  stopped: IconPlayerStop,
  resumed: IconPlayerPlay,
}

/** Everything that was said about a duty, newest first, with the records that prove it. */
export function DutyHistory({ updates }: { updates: readonly DutyUpdate[] }) {
  const { duty } = useMessages()
  return (
    <section className="box duty__history" aria-labelledby="duty-history">
      <h2 id="duty-history">{duty.history}</h2>
      {updates.length === 0 ? <p className="secondary">{duty.noHistory}</p> : <UpdateList updates={updates} />}
    </section>
  )
}

/** Updates as a line through time. */
export function UpdateList({ updates }: { updates: readonly DutyUpdate[] }) {
  const { updates: words, duty, frame } = useMessages()
  const newestFirst = [...updates].reverse()
  return (
    <ol className="timeline">
      {newestFirst.map((update) => {
        const KindIcon = ICONS[update.kind]
        return (
          <li key={update.id} className={`timeline__item timeline__item--${update.kind}`}>
            <span className="timeline__icon" aria-hidden>
              <KindIcon size={14} stroke={2.2} />
            </span>
            <div className="timeline__head">
              <strong>{words.told[update.kind]}</strong>
              {update.progress === null ? null : <span>{numberText(update.progress)}%</span>}
              <span className="push">
                <DateText date={update.on} />
              </span>
            </div>
            {update.text ? <p>{update.text}</p> : null}
            {update.reason ? (
              <p className="secondary">
                {words.reason}: {isReason(update.reason, words.reasons) ? words.reasons[update.reason] : update.reason}
              </p>
            ) : null}
            {update.records.map((record) => (
              <p key={record.id} className="timeline__record">
                <IconFileText size={15} aria-hidden />
                <span>
                  <Link to="/van-ban/$recordId" params={{ recordId: record.id }}>
                    {record.kind} {record.number}
                  </Link>{' '}
                  {dateText(record.date)}
                  <span className="secondary timeline__abstract">{record.abstract}</span>
                </span>
              </p>
            ))}
            <p className="secondary">
              {duty.recorded(update.author, instantText(update.recordedAt))}
              {update.demo ? ` · ${frame.demo}` : ''}
            </p>
          </li>
        )
      })}
    </ol>
  )
}

const isReason = (text: string, known: Record<Reason, string>): text is Reason => Object.hasOwn(known, text)
