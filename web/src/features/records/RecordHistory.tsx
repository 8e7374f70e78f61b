import type { RecordChange } from '@dondoc/contract/records'
import { isPlainDate } from '@dondoc/domain/calendar/plain-date'
import { dateText, instantText } from '../../lib/format.ts'
import type { RecordWords } from '../../messages/records.vi.ts'
import { useRecordWords } from './words.ts'

/** What happened to a record since it was entered, newest first. */
export function RecordHistory({ changes }: { changes: readonly RecordChange[] }) {
  const words = useRecordWords()
  if (changes.length === 0) return null
  return (
    <section className="box record__box" aria-labelledby="record-history">
      <h2 id="record-history">{words.history}</h2>
      <ol className="record__history">
        {changes.map((change) => (
          <li key={`${change.at}-${change.action}`}>
            <strong>{words.actions[change.action]}</strong>
            {change.changes.map((one) => (
              <p key={one.field}>{sentenceOf(one, words)}</p>
            ))}
            <span className="secondary">
              {change.by} · {instantText(change.at)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function sentenceOf({ field, before, after }: RecordChange['changes'][number], words: RecordWords): string {
  const name = new Map(Object.entries(words.fields)).get(field) ?? field
  const shown = (value: string | null): string =>
    value === null ? words.none : isPlainDate(value) ? dateText(value) : value
  return before === null && after !== null
    ? words.stated(name, shown(after))
    : after === null && before !== null && field === 'name'
      ? words.stated(name, shown(before))
      : words.changed(name, shown(before), shown(after))
}
