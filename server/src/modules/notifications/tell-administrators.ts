import type { NotificationKind } from '@dondoc/contract/notifications'
import type { Trx } from '../../lib/db.ts'
import { listRoots } from './receivers.store.ts'
import { type Message, tell } from './tell.ts'

/** Tells the administrators at the top of a tenant what concerns the service itself; it leads to the administration. */
export async function tellAdministrators<Kind extends NotificationKind>(
  trx: Trx,
  tenantId: string,
  message: Pick<Message<Kind>, 'kind' | 'data' | 'cause' | 'at'>,
): Promise<void> {
  const roots = await listRoots(trx, tenantId)
  await tell(
    trx,
    { tenantId, accountId: null, name: 'Hệ thống' },
    {
      ...message,
      about: { kind: 'settings', id: tenantId },
      to: roots.map((organizationId) => ({ organizationId, roles: ['administrator'] })),
    },
  )
}
