import { sql } from 'kysely'
import type { Trx } from './db.ts'

/**
 * Takes `count` running numbers of a series ("KH-2025", "NV") and returns the first. The series' row stays locked until the
 * transaction ends, so numbers have no gaps and no doubles.
 */
export async function takeNumbers(trx: Trx, tenantId: string, series: string, count: number): Promise<number> {
  const { last } = await trx
    .insertInto('code_counter')
    .values({ tenantId, name: series, last: count })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'name']).doUpdateSet({ last: sql`code_counter.last + excluded.last` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last - count + 1
}

/** `KH-2025-02` */
export const planCode = (year: number, number: number): string => `KH-${year}-${String(number).padStart(2, '0')}`

/** `NV-000123` */
export const dutyCode = (number: number): string => `NV-${String(number).padStart(6, '0')}`
