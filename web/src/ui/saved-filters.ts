/** A filter that a person named: the part of the address that makes it. */
export interface SavedFilter {
  readonly name: string
  /** `?status=overdue&area=digital`; empty for the whole list. */
  readonly search: string
}

const isSavedFilter = (value: unknown): value is SavedFilter =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'search' in value &&
  typeof value.search === 'string'

/** What the browser kept; nothing where that cannot be read. */
export function filtersFromText(text: string | null): readonly SavedFilter[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(kept) ? kept.filter(isSavedFilter) : []
  } catch {
    return []
  }
}

/** With one more; a name that is taken already gets the new filter. */
export function withFilter(filters: readonly SavedFilter[], added: SavedFilter): readonly SavedFilter[] {
  return [...filters.filter(({ name }) => name !== added.name), added].sort((a, b) =>
    a.name.localeCompare(b.name, 'vi'),
  )
}

/** The filter in an address without the day looked at, which moves on. */
export function filterOf(search: string): string {
  const params = new URLSearchParams(search)
  params.delete('asOf')
  return params.size > 0 ? `?${params}` : ''
}
