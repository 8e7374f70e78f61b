import { PROBLEMS } from '@dondoc/contract/problems'
import type { FailureCode } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import type { BulkResult } from './BulkPanel.tsx'
import { useAccountWords } from './words.ts'

const isCode = (code: string): code is FailureCode => Object.hasOwn(PROBLEMS, code)

/** What became of an act on many accounts; who was left out and why. */
export function BulkTold({ result }: { result: BulkResult | null }) {
  const { problems } = useMessages()
  const { bulk } = useAccountWords()
  return (
    <div role="status" className="bulk-told">
      {result === null ? null : (
        <>
          {result.done > 0 ? <Alert tone="good">{bulk.done(bulk.acts[result.kind], result.done)}</Alert> : null}
          {result.refused.length > 0 ? (
            <Alert tone="notice">
              <p>{bulk.refused(result.refused.length)}</p>
              <ul>
                {result.refused.map(({ id, name, code, params }) => (
                  <li key={id}>{bulk.oneRefused(name, isCode(code) ? problems[code](params) : code)}</li>
                ))}
              </ul>
            </Alert>
          ) : null}
        </>
      )}
    </div>
  )
}
