import { type Organization, OrganizationKind } from '@dondoc/contract/organizations'
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { matchesWords } from '../../lib/fold.ts'
import { useReviewWords } from './words.ts'

export interface NewDraft {
  readonly name: string
  readonly kind: Organization['kind']
  readonly parentId: string
  readonly memberIds: readonly string[]
}

export const EMPTY_NEW: NewDraft = { name: '', kind: 'division', parentId: '', memberIds: [] }

interface Props {
  draft: NewDraft
  organizations: readonly Organization[]
  onChange: (draft: NewDraft) => void
}

/** An organization that the tree does not have yet. */
export function NewOrganizationFields({ draft, organizations, onChange }: Props) {
  const words = useReviewWords()
  return (
    <>
      <TextInput
        label={words.names.name}
        value={draft.name}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <NativeSelect
        label={words.names.kind}
        value={draft.kind}
        onChange={(event) => {
          const kind = OrganizationKind.options.find((one) => one === event.currentTarget.value)
          onChange({ ...draft, kind: kind ?? draft.kind })
        }}
        data={OrganizationKind.options.map((one) => ({ value: one, label: words.names.kinds[one] }))}
      />
      <NativeSelect
        label={words.names.parent}
        value={draft.parentId}
        onChange={(event) => onChange({ ...draft, parentId: event.currentTarget.value })}
        data={[{ value: '', label: '' }, ...organizations.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </>
  )
}

/** A named set of organizations ("Các phòng, đơn vị thuộc Sở"). */
export function NewGroupFields({ draft, organizations, onChange }: Props) {
  const words = useReviewWords()
  const [query, setQuery] = useState('')
  const { memberIds } = draft
  const toggle = (id: string) =>
    onChange({
      ...draft,
      memberIds: memberIds.includes(id) ? memberIds.filter((one) => one !== id) : [...memberIds, id],
    })
  const shown = organizations.filter(({ id, name }) => memberIds.includes(id) || matchesWords(name, query))
  return (
    <>
      <TextInput
        label={words.names.name}
        value={draft.name}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <TextInput
        type="search"
        label={words.names.members}
        placeholder={words.names.search}
        description={memberIds.length === 0 ? words.names.membersMissing : words.names.chosen(memberIds.length)}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <fieldset className="choices name-form__list">
        <legend className="hidden-visually">{words.names.members}</legend>
        {shown.map(({ id, name }) => (
          <Checkbox key={id} size="xs" label={name} checked={memberIds.includes(id)} onChange={() => toggle(id)} />
        ))}
      </fieldset>
    </>
  )
}
