import { previewGroupMembers } from '@dondoc/contract/organization-groups'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { call } from '../../../lib/api.ts'
import { asFailure } from '../../../lib/failure.ts'
import { dateText, parseDate } from '../../../lib/format.ts'
import { useMessages } from '../../../lib/i18n.tsx'
import { useToday } from '../../../lib/session.ts'
import { Alert } from '../../../ui/Alert.tsx'
import { type GroupDraft, meantBy } from './group-draft.ts'
import { useGroupWords } from './words.ts'

const SHOWN = 20

/** Whom the form means on its day, asked again with every change. */
export function MembersPreview({ draft }: { draft: GroupDraft }) {
  const { form: words } = useGroupWords()
  const { problems } = useMessages()
  const today = useToday()
  const asked = useDeferredValue(draft)
  const meant = meantBy(asked)
  const asOf = parseDate(asked.from, today) ?? today
  const answer = useQuery({
    queryKey: [previewGroupMembers.url, meant, asOf],
    queryFn: ({ signal }) => {
      if (meant === null) throw new Error('not asked')
      return call(previewGroupMembers, { body: { meant, asOf } }, signal)
    },
    enabled: meant !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (meant === null) return <p className="secondary">{words.previewMissing}</p>
  if (answer.isError) {
    const failure = asFailure(answer.error)
    return <Alert tone="error">{problems[failure.code](failure.params)}</Alert>
  }
  if (!answer.data) return <p className="secondary">{words.previewWaiting}</p>
  const { members } = answer.data
  return (
    <section className="group-preview">
      <p role="status">
        <strong>{members.length === 0 ? words.previewNone : words.preview(members.length, dateText(asOf))}</strong>
      </p>
      <ul>
        {members.slice(0, SHOWN).map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      {members.length > SHOWN ? <p className="secondary">{words.more(members.length - SHOWN)}</p> : null}
    </section>
  )
}
