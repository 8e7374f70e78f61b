import { TextInput } from '@mantine/core'
import { useOrganizationWords } from '../words.ts'
import type { ChangeError } from './change-draft.ts'
import type { StepProps } from './WhatStep.tsx'
import { useChangeWords } from './words.ts'

/** The new name, and what else a decision about a name says. */
export function RenameFields({ draft, errors, onChange }: StepProps) {
  const words = useChangeWords()
  const { form } = useOrganizationWords()
  const { details } = draft.target
  const change = (part: Partial<typeof details>) =>
    onChange({ ...draft, target: { ...draft.target, details: { ...details, ...part } } })
  const error = (['name', 'same'] satisfies ChangeError[]).find((one) => errors.includes(one))
  return (
    <div className="org-fields">
      <TextInput
        className="org-fields__wide"
        label={words.newName}
        value={details.name}
        error={error === undefined ? undefined : words.errors[error]}
        autoComplete="off"
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={form.shortName}
        value={details.shortName}
        autoComplete="off"
        onChange={(event) => change({ shortName: event.currentTarget.value })}
      />
      <TextInput
        label={form.type}
        value={details.type}
        autoComplete="off"
        onChange={(event) => change({ type: event.currentTarget.value })}
      />
    </div>
  )
}
