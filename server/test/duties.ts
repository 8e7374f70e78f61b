import type { DutyDetail, DutyRow } from '@dondoc/contract/duties'
import type { Client } from './with-server.ts'

/** The duties of a list: `listDuties(focal, 'role=any&sort=code')`. */
export const listDuties = async (client: Client, query: string): Promise<DutyRow[]> =>
  (await client.get(`/api/duties?${query}`)).json<{ rows: DutyRow[] }>().rows

/** A duty as its page shows it, today or as of a day. */
export const showDuty = async (client: Client, id: string, asOf?: string): Promise<DutyDetail> =>
  (await client.get(`/api/duties/${id}${asOf === undefined ? '' : `?asOf=${asOf}`}`)).json<DutyDetail>()
