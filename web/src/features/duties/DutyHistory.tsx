import type { DutyUpdate } from '@dondoc/contract/duties'
import { getRecordFile } from '@dondoc/contract/record-files'
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
import { addressOf } from '../../lib/api.ts'
import { byteText, dateText, instantText, numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { DateText } from '../../ui/DateText.tsx'
import { UpdateEvidence } from './UpdateEvidence.tsx'
import type { Reason } from './update-draft.ts'

/** The picture of each kind of update. */
export const UPDATE_ICONS: Record<DutyUpdate['kind'], Icon> = {
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

/** Updates as a line through time. */
export function UpdateList({ updates }: { updates: readonly DutyUpdate[] }) {
  const { updates: words, duty, frame } = useMessages()
  const newestFirst = [...updates].reverse()
  return (
    <ol className="timeline">
      {newestFirst.map((update) => {
        const KindIcon = UPDATE_ICONS[update.kind]
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
            <UpdateBody update={update} />
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

/** What an update says in words, with the records that prove it. */
export function UpdateBody({ update }: { update: DutyUpdate }) {
  const { updates: words } = useMessages()
  return (
    <>
      {update.text ? <p>{update.text}</p> : null}
      {update.reason ? (
        <p className="secondary">
          {words.reason}: {isReason(update.reason, words.reasons) ? words.reasons[update.reason] : update.reason}
          {update.waitsFor.length > 0
            ? ` (${update.waitsFor.map(({ organization }) => organization.name).join(', ')})`
            : ''}
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
            {record.files.map((file) => (
              <a
                key={file.id}
                className="timeline__file"
                href={addressOf(getRecordFile.url, { recordId: record.id, fileId: file.id }, {})}
                download
              >
                {file.name} ({byteText(file.byteSize)})
              </a>
            ))}
          </span>
        </p>
      ))}
      <UpdateEvidence update={update} />
    </>
  )
}

const isReason = (text: string, known: Record<Reason, string>): text is Reason => Object.hasOwn(known, text)
