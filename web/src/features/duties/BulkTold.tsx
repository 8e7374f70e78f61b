import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import type { BulkOutcome } from './use-bulk-update.ts'
import { useGivingWords } from './words.ts'

/** What came of updating many duties, with the reason of each refusal; read out when it comes. */
export function BulkTold({ told, error }: { told: BulkOutcome | undefined; error: unknown }) {
  const { judging: words, problems } = useMessages()
  const { many } = useGivingWords()
  const failure = error ? asFailure(error) : null
  return (
    <div role="status" className="confirm-told">
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      {told && !failure ? (
        <Alert tone={told.refused.length > 0 ? 'notice' : 'good'}>
          {told.count > 0 ? (
            <p>{told.kind === 'confirmed' ? words.confirmed(told.count) : many.done(told.count)}</p>
          ) : null}
          {told.refused.length > 1 ? <p>{many.refused(told.refused.length)}</p> : null}
          {told.refused.map(({ code, failure: why }) => (
            <p key={code}>{words.refused(code, problems[why.code](why.params))}</p>
          ))}
        </Alert>
      ) : null}
    </div>
  )
}
