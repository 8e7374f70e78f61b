import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'

/** Why a change was refused; nothing while there is no refusal. */
export function Refused({ error }: { error: unknown }) {
  const { problems } = useMessages()
  if (!error) return null
  const failure = asFailure(error)
  return <Alert tone="error">{problems[failure.code](failure.params)}</Alert>
}
