import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import type { Confirmed } from './use-confirm.ts'

/** What came of confirming, with the reason of each refusal; read out when it comes. */
export function ConfirmTold({ told }: { told: Confirmed | undefined }) {
  const { judging: words, problems } = useMessages()
  return (
    <div role="status" className="confirm-told">
      {told ? (
        <Alert tone={told.refused.length > 0 ? 'notice' : 'good'}>
          {told.count > 0 ? <p>{words.confirmed(told.count)}</p> : null}
          {told.refused.map(({ code, failure }) => (
            <p key={code}>{words.refused(code, problems[failure.code](failure.params))}</p>
          ))}
        </Alert>
      ) : null}
    </div>
  )
}
