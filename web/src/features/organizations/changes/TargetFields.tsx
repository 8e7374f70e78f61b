import { SegmentedControl } from '@mantine/core'
import { OrganizationField } from '../../../ui/OrganizationField.tsx'
import { OrganizationFields } from '../OrganizationFields.tsx'
import { errorsIn } from '../organization-draft.ts'
import { type ChangeError, type TargetDraft, targetName } from './change-draft.ts'
import type { StepProps } from './WhatStep.tsx'
import { useChangeWords } from './words.ts'

interface Props extends StepProps {
  target: TargetDraft
  onTarget: (target: TargetDraft) => void
  /** True where one that exists makes no sense. */
  onlyNew?: boolean
}

/** One that takes over: a new organization with its details, or one that is there. */
export function TargetFields({ draft, index, errors, target, onTarget, onlyNew = false }: Props) {
  const words = useChangeWords()
  const told = (...asked: ChangeError[]): string | undefined => {
    const error = asked.find((one) => errors.includes(one))
    return error === undefined ? undefined : words.errors[error]
  }
  const unnamed = targetName(target, index) === null
  return (
    <div className="org-form">
      {onlyNew ? null : (
        <SegmentedControl
          className="change-mode"
          value={target.mode}
          onChange={(mode) => onTarget({ ...target, mode: mode === 'existing' ? 'existing' : 'new' })}
          data={[
            { value: 'new', label: words.intoNew },
            { value: 'existing', label: words.intoExisting },
          ]}
        />
      )}
      {target.mode === 'existing' && !onlyNew ? (
        <OrganizationField
          label={words.intoExisting}
          organizations={index.all}
          value={target.existingId}
          allows={(id) => !draft.ids.includes(id)}
          error={unnamed ? told('target', 'part') : undefined}
          onChange={(existingId) => onTarget({ ...target, existingId })}
        />
      ) : (
        <>
          <OrganizationField
            label={words.parentOfNew}
            organizations={index.all}
            value={target.parentId}
            allows={(id) => !draft.ids.includes(id)}
            error={target.parentId === null ? told('parent', 'part') : undefined}
            onChange={(parentId) => onTarget({ ...target, parentId })}
          />
          <OrganizationFields
            draft={target.details}
            errors={errors.length > 0 ? errorsIn(target.details) : { ...errorsIn(target.details), name: undefined }}
            onChange={(details) => onTarget({ ...target, details })}
          />
        </>
      )}
    </div>
  )
}
