import type { Me } from '@dondoc/contract/accounts'

/** Roles that enter documents, as the domain's `canWriteRecord` says. */
const WRITERS: readonly string[] = ['unit-head', 'staff', 'focal', 'leader']

/** Whether the person may enter documents at all; the server asks again where it is known whose. */
export function somewhereWrites(me: Me): boolean {
  return me.roles.some(({ role }) => WRITERS.includes(role))
}
