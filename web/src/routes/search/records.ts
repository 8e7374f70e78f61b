import { oneOf, type RawSearch, text, uuid } from './address.ts'

export interface RecordSearch {
  q?: string | undefined
  kind?: string | undefined
  issuer?: string | undefined
  year?: string | undefined
  state?: 'without-file' | 'replaced' | undefined
}

/** The filters of the register. */
export function readRecordsSearch(raw: RawSearch): RecordSearch {
  const year = text(raw, 'year')
  return {
    q: text(raw, 'q'),
    kind: text(raw, 'kind'),
    issuer: uuid(raw, 'issuer'),
    year: year !== undefined && /^\d{4}$/.test(year) ? year : undefined,
    state: oneOf(raw, 'state', ['without-file', 'replaced'] as const),
  }
}
