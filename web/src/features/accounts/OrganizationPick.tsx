import { listOrganizations } from '@dondoc/contract/organizations'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { asking } from '../../lib/api.ts'
import { matchesWords } from '../../lib/fold.ts'
import { PickField } from '../../ui/PickField.tsx'

interface Props {
  label: string
  value: string | null | undefined
  onChange: (id: string | null) => void
  error?: string | undefined
  required?: boolean
  bare?: boolean
}

/** Choices shown at once; more letters narrow them. */
const SHOWN = 30

/** Chooses an organization that stands today, by a few letters of its name; the one above it tells equal names apart. */
export function OrganizationPick({ value, onChange, ...rest }: Props) {
  const answer = useQuery({ ...asking(listOrganizations, {}), staleTime: 300_000 })
  const picks = useMemo(() => {
    const all = answer.data?.organizations ?? []
    const names = new Map(all.map(({ id, shortName, name }) => [id, shortName ?? name]))
    return all
      .filter(({ validTo }) => validTo === null)
      .map(({ id, name, shortName, parentId }) => ({
        id,
        name,
        hint: parentId === null ? null : (names.get(parentId) ?? null),
        words: `${name} ${shortName ?? ''}`,
      }))
  }, [answer.data])
  return (
    <PickField
      {...rest}
      value={picks.find(({ id }) => id === value) ?? null}
      onChange={(pick) => onChange(pick?.id ?? null)}
      find={(words) => picks.filter((pick) => matchesWords(pick.words, words)).slice(0, SHOWN)}
    />
  )
}
