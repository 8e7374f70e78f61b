import { type Db, lookUp, type Reader } from './db.ts'

/** One authority's whole tree. */
export interface Tenant {
  readonly id: string
  readonly name: string
  readonly demo: boolean
}

/** All tenants by name: for set-up, commands of the server's keyboard, and background work that goes through them one by one. */
export const listTenants = (db: Db | Reader): Promise<Tenant[]> => lookUp<Tenant>(db, 'known_tenants')
