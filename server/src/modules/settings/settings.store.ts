import type { WorkingCalendar } from '@dondoc/domain/calendar/working-calendar'
import { STARTER_SETTINGS } from '@dondoc/domain/settings/starter-settings'
import { calendarOf, type TenantSettings } from '@dondoc/domain/settings/tenant-settings'
import { type RawBuilder, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'

/** What a tenant has decided, with the working calendar that it adds up to. */
export interface Settings extends TenantSettings {
  /** 0 until the tenant has decided something. */
  readonly version: number
  readonly calendar: WorkingCalendar
}

/** The settings of a tenant: one row by its key. Read once in a transaction and hand it on. */
export async function readSettings(db: Reader, tenantId: string): Promise<Settings> {
  const row = await db.selectFrom('tenant_settings').selectAll().where('tenantId', '=', tenantId).executeTakeFirst()
  const settings = row ?? { ...STARTER_SETTINGS, version: 0 }
  return { ...settings, calendar: calendarOf(settings) }
}

/** In SQL: whether a completion must be confirmed. Evaluated once in a statement, not once a row. */
export const confirmationRequiredIn = (tenantId: string): RawBuilder<boolean> => sql`coalesce((
  select "confirmationRequired" from tenant_settings where "tenantId" = ${tenantId}
), ${STARTER_SETTINGS.confirmationRequired})`

/** Writes settings over the version that the writer has seen; false where somebody was faster. */
export async function putSettings(
  trx: Trx,
  tenantId: string,
  seen: number,
  settings: TenantSettings,
): Promise<boolean> {
  const { confirmationRequired, beforeIsInclusive, acceptanceRule, acceptanceDays, coordinatorLeadDays } = settings
  const row = {
    version: seen + 1,
    confirmationRequired,
    beforeIsInclusive,
    acceptanceRule,
    acceptanceDays,
    coordinatorLeadDays,
    weekend: [...settings.weekend],
    everyYear: JSON.stringify(settings.everyYear),
    days: JSON.stringify(settings.days),
    rounds: JSON.stringify(settings.rounds),
  }
  const written = await trx
    .insertInto('tenant_settings')
    .values({ tenantId, ...row })
    .onConflict((conflict) => conflict.column('tenantId').doUpdateSet(row).where('tenant_settings.version', '=', seen))
    .returning('version')
    .executeTakeFirst()
  return written !== undefined
}
