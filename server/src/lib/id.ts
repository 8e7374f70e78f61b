import { v7 } from 'uuid'

/** A new UUIDv7. Ids are made here and not by the database: PostgreSQL 15–17 has no `uuidv7()`. */
export function newId(): string {
  return v7()
}
