import { listOrganizations, type Organization } from '@dondoc/contract/organizations'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { asking } from '../lib/api.ts'
import { fold } from '../lib/fold.ts'
import { useWords } from '../lib/i18n.tsx'
import { organizationFieldEn } from '../messages/organization-field.en.ts'
import { organizationFieldVi } from '../messages/organization-field.vi.ts'
import { type Pick as Choice, PickField } from './PickField.tsx'

/** More hits than this help nobody: another word narrows them. */
const MOST_SHOWN = 30

const WORDS = { vi: organizationFieldVi, en: organizationFieldEn }

type Listed = Pick<Organization, 'id' | 'parentId' | 'name' | 'shortName' | 'aliases' | 'identifierCode'>

interface Props {
  label: string
  /** All that may be named in the way to one; those that stand today where absent. */
  organizations?: readonly Listed[]
  value: string | null | undefined
  onChange: (id: string | null) => void
  /** Only these can be chosen; all where absent. */
  allows?: (id: string) => boolean
  error?: string | undefined
  description?: string
  required?: boolean
  /** In a row of conditions: the label is the placeholder. */
  bare?: boolean
}

/** One organization out of thousands, found by any of its names or its code; its superiors tell namesakes apart. */
export function OrganizationField(props: Props) {
  const { label, value, onChange, allows, error, description, required = false, bare = false } = props
  const words = useWords(WORDS)
  const standing = useStanding(props.organizations === undefined)
  const organizations = props.organizations ?? standing
  const byId = useMemo(() => new Map(organizations.map((one) => [one.id, one])), [organizations])
  const folded = useMemo(() => organizations.map((one) => ({ one, words: wordsOf(one) })), [organizations])
  const found = (text: string): readonly Listed[] => {
    const asked = fold(text).split(' ')
    const fits = folded.filter(
      ({ one, words: own }) => (allows?.(one.id) ?? true) && asked.every((word) => own.includes(word)),
    )
    return fits.map(({ one }) => one)
  }
  const choiceOf = (one: Listed): Choice => ({ id: one.id, name: one.name, hint: placeOf(byId, one) })
  const chosen = byId.get(value ?? '')
  return (
    <PickField
      label={label}
      description={description}
      {...(bare ? { bare } : { placeholder: words.placeholder })}
      required={required}
      error={error}
      value={chosen ? choiceOf(chosen) : null}
      onChange={(choice) => onChange(choice?.id ?? null)}
      find={(text) => found(text).slice(0, MOST_SHOWN).map(choiceOf)}
      note={(text) => {
        const { length } = found(text)
        if (length === 0) return words.none
        return length > MOST_SHOWN ? words.more(length - MOST_SHOWN) : null
      }}
    />
  )
}

const NONE: readonly Listed[] = []

/** The organizations that stand today, asked for where a field is not given any. */
function useStanding(enabled: boolean): readonly Listed[] {
  const { data } = useQuery({ ...asking(listOrganizations, {}), staleTime: 300_000, enabled })
  return useMemo(() => data?.organizations.filter(({ validTo }) => validTo === null) ?? NONE, [data])
}

const wordsOf = ({ name, shortName, aliases, identifierCode }: Listed): string =>
  fold([name, shortName, ...aliases, identifierCode].filter((text) => text !== null).join(' '))

/** The two nearest superiors: enough to tell namesakes apart. */
function placeOf(byId: ReadonlyMap<string, Listed>, { parentId }: Listed): string {
  const parent = byId.get(parentId ?? '')
  const above = byId.get(parent?.parentId ?? '')
  return [parent?.name, above?.name].filter((name) => name !== undefined).join(' · ')
}
