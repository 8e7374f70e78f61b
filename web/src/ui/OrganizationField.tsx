import type { Organization } from '@dondoc/contract/organizations'
import { useMemo } from 'react'
import { fold } from '../lib/fold.ts'
import { type Pick as Choice, PickField } from './PickField.tsx'

/** More hits than this help nobody: another word narrows them. */
const MOST_SHOWN = 30

type Listed = Pick<Organization, 'id' | 'parentId' | 'name' | 'shortName' | 'aliases' | 'identifierCode'>

/** What the field says, in the words of who shows it. */
export interface OrganizationFieldWords {
  readonly placeholder: string
  readonly none: string
  readonly more: (count: number) => string
}

interface Props {
  label: string
  words: OrganizationFieldWords
  /** All that may be named in the way to one. */
  organizations: readonly Listed[]
  value: string | null
  onChange: (id: string | null) => void
  /** Only these can be chosen; all where absent. */
  allows?: (id: string) => boolean
  error?: string | undefined
  description?: string
}

/** One organization out of thousands, found by any of its names or its code; its superiors tell namesakes apart. */
export function OrganizationField(props: Props) {
  const { label, words, organizations, value, onChange, allows, error, description } = props
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
  const chosen = value === null ? undefined : byId.get(value)
  return (
    <PickField
      label={label}
      description={description}
      placeholder={words.placeholder}
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

const wordsOf = ({ name, shortName, aliases, identifierCode }: Listed): string =>
  fold([name, shortName, ...aliases, identifierCode].filter((text) => text !== null).join(' '))

/** The two nearest superiors: enough to tell namesakes apart. */
function placeOf(byId: ReadonlyMap<string, Listed>, { parentId }: Listed): string {
  const parent = byId.get(parentId ?? '')
  const above = byId.get(parent?.parentId ?? '')
  return [parent?.name, above?.name].filter((name) => name !== undefined).join(' · ')
}
