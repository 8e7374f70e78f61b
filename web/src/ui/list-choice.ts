import { useMemo, useState } from 'react'

/** The most rows that can be chosen at once: an address carries their ids. */
export const CHOICE_LIMIT = 200

/** The rows that are chosen in a list. */
export interface Choice {
  readonly ids: ReadonlySet<string>
  readonly toggle: (id: string) => void
  readonly set: (ids: readonly string[]) => void
}

/** The choice of a list whose rows have these ids; rows that left the list are chosen no longer. */
export function useChoice(rowIds: readonly string[]): Choice {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const ids = useMemo(() => new Set(rowIds.filter((id) => chosen.has(id))), [rowIds, chosen])
  const toggle = (id: string) => {
    const next = new Set(ids)
    if (!next.delete(id) && next.size < CHOICE_LIMIT) next.add(id)
    setChosen(next)
  }
  return { ids, toggle, set: (wanted) => setChosen(new Set(wanted.slice(0, CHOICE_LIMIT))) }
}
