import { type Organization, OrganizationKind } from '@dondoc/contract/organizations'
import { ORGANIZATION_TYPES } from '@dondoc/domain/organizations/organization-types'
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useId } from 'react'
import { changedDraft, type FieldErrors, type OrganizationDraft, type OrganizationField } from './organization-draft.ts'
import { useOrganizationWords } from './words.ts'

interface Props {
  draft: OrganizationDraft
  onChange: (draft: OrganizationDraft) => void
  errors: FieldErrors
  /** What the server refused, at its field. */
  refused?: { readonly field: OrganizationField; readonly text: string } | null
  /** True where an organization's figures are corrected, too. */
  withCommunes?: boolean
}

/** The details of an organization, those of a new one as those that are corrected. */
export function OrganizationFields({ draft, onChange, errors, refused, withCommunes = false }: Props) {
  const { form: words, kinds } = useOrganizationWords()
  const types = useId()
  const change = (part: Partial<OrganizationDraft>) => onChange(changedDraft(draft, part))
  const wrong = (field: OrganizationField): string | undefined => {
    const error = errors[field]
    if (error !== undefined) return words.errors[error]
    return refused?.field === field ? refused.text : undefined
  }
  return (
    <div className="org-fields">
      <TextInput
        className="org-fields__wide"
        label={words.name}
        value={draft.name}
        error={wrong('name')}
        autoComplete="off"
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={words.shortName}
        description={words.shortNameHint}
        value={draft.shortName}
        error={wrong('shortName')}
        autoComplete="off"
        onChange={(event) => change({ shortName: event.currentTarget.value })}
      />
      <TextInput
        label={words.code}
        description={words.codeHint}
        value={draft.code}
        error={wrong('code')}
        autoComplete="off"
        onChange={(event) => change({ code: event.currentTarget.value })}
      />
      <TextInput
        label={words.type}
        description={words.typeHint}
        value={draft.type}
        list={types}
        autoComplete="off"
        onChange={(event) => change({ type: event.currentTarget.value })}
      />
      <datalist id={types}>
        {ORGANIZATION_TYPES.map(({ type }) => (
          <option key={type} value={type} />
        ))}
      </datalist>
      <NativeSelect
        label={words.kind}
        description={words.kindHint}
        value={draft.kind}
        onChange={(event) => change({ kind: kindOf(event.currentTarget.value) ?? draft.kind })}
        data={OrganizationKind.options.map((kind) => ({ value: kind, label: kinds[kind] }))}
      />
      <Textarea
        className="org-fields__wide"
        label={words.aliases}
        description={words.aliasesHint}
        value={draft.aliases}
        error={wrong('aliases')}
        rows={3}
        onChange={(event) => change({ aliases: event.currentTarget.value })}
      />
      {withCommunes && draft.kind === 'province' ? (
        <TextInput
          label={words.communes}
          inputMode="numeric"
          value={draft.communes}
          error={wrong('communes')}
          autoComplete="off"
          onChange={(event) => change({ communes: event.currentTarget.value })}
        />
      ) : null}
      <Checkbox
        className="org-fields__wide"
        label={words.issues}
        checked={draft.issuesPlans}
        onChange={(event) => change({ issuesPlans: event.currentTarget.checked })}
      />
    </div>
  )
}

const kindOf = (text: string): Organization['kind'] | undefined =>
  OrganizationKind.options.find((kind) => kind === text)
