import {
  type AboutKind,
  NOTIFICATION_KINDS,
  type NotificationData,
  type NotificationKind,
} from '@dondoc/contract/notifications'
import type { Role } from '@dondoc/domain/access/roles'
import type { AuditActor } from '../../lib/audit.ts'
import { businessDay } from '../../lib/clock.ts'
import type { Trx } from '../../lib/db.ts'
import { insertEach, type NewNotification, sayChanged } from './notifications.store.ts'
import { listReceivers } from './receivers.store.ts'

/** A person, or whoever holds one of the roles at an organization that day. */
export type Receiver =
  | { readonly accountId: string }
  | {
      readonly organizationId: string
      readonly roles: readonly Role[]
      /** Where nobody holds them there: those who do at the nearest organization above. */
      readonly orAbove?: true
    }

export interface Message<Kind extends NotificationKind> {
  readonly kind: Kind
  readonly about: { readonly kind: AboutKind; readonly id: string }
  readonly data: NotificationData<Kind>
  readonly to: readonly Receiver[]
  /** Tells occasions of one kind about one thing apart, for instance the id of the update: the same cause tells a person once. */
  readonly cause: string
  readonly at: Date
}

/**
 * Tells people what happened, in the transaction of what happened: call it inside the use case, before `writeAudit`. The deputies of
 * absent people are told too, and whose act it was is not. Returns the accounts that were told now.
 */
export async function tell<Kind extends NotificationKind>(
  trx: Trx,
  by: AuditActor,
  message: Message<Kind>,
): Promise<string[]> {
  const { kind, about, to, cause, at } = message
  const data = NOTIFICATION_KINDS[kind].parse(message.data) as Readonly<Record<string, unknown>>
  const people = await listReceivers(trx, by.tenantId, to, businessDay(at))
  const others = people.filter(({ accountId }) => accountId !== by.accountId)
  const rows = others.map((person) => ({ ...person, kind, about, data, cause, at, actor: by.name }))
  const told = await insertEach(trx, by.tenantId, rows)
  await sayChanged(trx, by.tenantId, told)
  return told
}

/**
 * As `tell`, for many messages of one occasion in some statements: those to the same receivers look them up once. Returns the
 * accounts that were told now.
 */
export async function tellAll<Kind extends NotificationKind>(
  trx: Trx,
  by: AuditActor,
  messages: readonly Message<Kind>[],
): Promise<string[]> {
  const rows: NewNotification[] = []
  for (const same of Map.groupBy(messages, ({ to, at }) => JSON.stringify([to, businessDay(at)])).values()) {
    const [first] = same
    if (first === undefined) continue
    const people = await listReceivers(trx, by.tenantId, first.to, businessDay(first.at))
    const others = people.filter(({ accountId }) => accountId !== by.accountId)
    for (const { kind, about, cause, at, ...message } of same) {
      const data = NOTIFICATION_KINDS[kind].parse(message.data) as Readonly<Record<string, unknown>>
      rows.push(...others.map((person) => ({ ...person, kind, about, data, cause, at, actor: by.name })))
    }
  }
  const told = [...new Set(await insertEach(trx, by.tenantId, rows))]
  await sayChanged(trx, by.tenantId, told)
  return told
}

/** What one person is told, of work that has found out itself who is concerned. */
export type PersonalMessage = {
  readonly [Kind in NotificationKind]: Omit<Message<Kind>, 'to'> & {
    readonly accountId: string
    readonly standingInFor: string | null
  }
}[NotificationKind]

/** As `tell`, for many messages to one person each, in some statements. Returns the accounts that were told now. */
export async function tellEach(trx: Trx, by: AuditActor, messages: readonly PersonalMessage[]): Promise<string[]> {
  const rows = messages.map(({ kind, data, ...rest }) => ({
    ...rest,
    kind,
    data: NOTIFICATION_KINDS[kind].parse(data) as Readonly<Record<string, unknown>>,
    actor: by.name,
  }))
  const told = await insertEach(trx, by.tenantId, rows)
  await sayChanged(trx, by.tenantId, [...new Set(told)])
  return told
}
