import { getRouteApi } from '@tanstack/react-router'
import { AccountPage } from '../features/accounts/AccountPage.tsx'
import { AuditHistory } from '../features/audit/AuditHistory.tsx'
import { useMe } from '../lib/session.ts'

const route = getRouteApi('/frame/quan-tri/tai-khoan/$accountId')

/** One account, with its history for who may read the trail. */
export function AccountRoute() {
  const { accountId } = route.useParams()
  const { can } = useMe()
  return (
    <AccountPage
      key={accountId}
      accountId={accountId}
      history={can.seeAudit ? <AuditHistory personId={accountId} /> : null}
    />
  )
}
