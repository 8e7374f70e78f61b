import { listFaults } from '@dondoc/contract/health'
import { useQuery } from '@tanstack/react-query'
import { asking } from '../../lib/api.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'

/** What keeps the service from working as it should, above every page of the administration; nothing while all is well. */
export function Faults() {
  const { problems } = useMessages()
  const { data } = useQuery(asking(listFaults, {}))
  if (data === undefined || data.faults.length === 0) return null
  return (
    <div className="faults no-print">
      {data.faults.map(({ code }) => (
        <Alert key={code} tone="error">
          {problems[code]({})}
        </Alert>
      ))}
    </div>
  )
}
