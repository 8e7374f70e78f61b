import { ActionIcon, Button, Checkbox } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { CHANGE_KINDS } from '../../../routes/search/administration.ts'
import { OrganizationField } from '../../../ui/OrganizationField.tsx'
import { isBelow, type OrganizationIndex } from '../tree.ts'
import { useOrganizationWords } from '../words.ts'
import { aimed, type ChangeDraft, type ChangeError, NEW_TARGET, startedChange, withParts } from './change-draft.ts'
import { RenameFields } from './RenameFields.tsx'
import { TargetFields } from './TargetFields.tsx'
import { useChangeWords } from './words.ts'

export interface StepProps {
  draft: ChangeDraft
  index: OrganizationIndex
  errors: readonly ChangeError[]
  onChange: (draft: ChangeDraft) => void
}

/** What is done to whom, and what comes of it. */
export function WhatStep({ draft, index, errors, onChange }: StepProps) {
  const words = useChangeWords()
  const told = errors.includes('kind')
  return (
    <>
      <fieldset className="change-kinds" aria-describedby={told ? 'change-kind-error' : undefined}>
        <legend>{words.kind}</legend>
        {CHANGE_KINDS.map((kind) => (
          <label key={kind} className="change-kinds__one" data-chosen={draft.kind === kind}>
            <input
              type="radio"
              name="change-kind"
              checked={draft.kind === kind}
              onChange={() => onChange(startedChange(draft, kind, index.byId.get(draft.ids[0] ?? '')))}
            />
            <span>
              <strong>{words.kinds[kind].name}</strong>
              <span className="secondary">{words.kinds[kind].hint}</span>
            </span>
          </label>
        ))}
        {told ? (
          <p id="change-kind-error" className="field-error" role="alert">
            {words.errors.kind}
          </p>
        ) : null}
      </fieldset>
      {draft.kind === null ? null : <KindFields draft={draft} index={index} errors={errors} onChange={onChange} />}
    </>
  )
}

function KindFields(props: StepProps): ReactNode {
  const { draft, index, errors, onChange } = props
  const words = useChangeWords()
  const [of] = draft.ids
  const told = (error: ChangeError): string | undefined => (errors.includes(error) ? words.errors[error] : undefined)
  const outside = (id: string): boolean => id !== of && (of === undefined || !isBelow(index, id, of))
  switch (draft.kind) {
    case null:
      return null
    case 'add':
      return (
        <TargetFields {...props} target={draft.target} onTarget={(target) => onChange({ ...draft, target })} onlyNew />
      )
    case 'rename':
      return (
        <>
          <OfOne {...props} />
          {of === undefined ? null : <RenameFields {...props} />}
        </>
      )
    case 'move':
      return (
        <>
          <OfOne {...props} />
          <OrganizationField
            label={words.newParent}
            organizations={index.all}
            value={draft.otherId}
            allows={outside}
            error={told('parent')}
            onChange={(otherId) => onChange({ ...draft, otherId })}
          />
        </>
      )
    case 'close':
      return (
        <>
          <OfOne {...props} />
          <OrganizationField
            label={words.heir}
            description={words.heirHint}
            organizations={index.all}
            value={draft.otherId}
            allows={outside}
            onChange={(otherId) => onChange({ ...draft, otherId })}
          />
        </>
      )
    case 'merge':
      return (
        <>
          <OfMany {...props} />
          <h3>{words.into}</h3>
          <TargetFields {...props} target={draft.target} onTarget={(target) => onChange({ ...draft, target })} />
        </>
      )
    case 'split':
      return <SplitFields {...props} />
  }
}

/** The one organization that a change is about. */
function OfOne({ draft, index, errors, onChange }: StepProps) {
  const words = useChangeWords()
  const { kind, ids } = draft
  return kind === null ? null : (
    <OrganizationField
      label={words.of[kind]}
      organizations={index.all}
      value={ids[0] ?? null}
      // The top of the tree is only renamed.
      allows={(id) => kind === 'rename' || index.byId.get(id)?.parentId !== null}
      error={errors.includes('of') ? words.errors.of : undefined}
      onChange={(id) => onChange(aimed({ ...draft, ids: id === null ? [] : [id] }, index.byId.get(id ?? '')))}
    />
  )
}

/** The organizations that are merged. */
function OfMany({ draft, index, errors, onChange }: StepProps) {
  const words = useChangeWords()
  const { field } = useOrganizationWords()
  const { ids } = draft
  const error = (['of', 'ofTwo'] as const).find((one) => errors.includes(one))
  return (
    <div className="change-many">
      <h3>{words.of.merge}</h3>
      <ul className="change-many__list">
        {ids.map((id) => {
          const name = index.byId.get(id)?.name ?? id
          return (
            <li key={id}>
              <span>{name}</span>
              <ActionIcon
                size={26}
                aria-label={field.remove(name)}
                onClick={() => onChange({ ...draft, ids: ids.filter((one) => one !== id) })}
              >
                <IconTrash size={15} />
              </ActionIcon>
            </li>
          )
        })}
      </ul>
      <OrganizationField
        key={ids.length}
        label={words.addOne}
        organizations={index.all}
        value={null}
        allows={(id) => !ids.includes(id) && index.byId.get(id)?.parentId !== null}
        error={error === undefined ? undefined : words.errors[error]}
        onChange={(id) => id !== null && onChange(aimed({ ...draft, ids: [...ids, id] }, index.byId.get(id)))}
      />
    </div>
  )
}

/** Into what one is divided. */
function SplitFields(props: StepProps) {
  const { draft, errors, onChange } = props
  const words = useChangeWords()
  const { parts, goesOn } = draft
  return (
    <>
      <OfOne {...props} />
      <Checkbox
        label={words.goesOn}
        checked={goesOn}
        onChange={(event) => {
          const on = event.currentTarget.checked
          const [first = NEW_TARGET] = parts
          onChange(withParts(draft, on ? [first] : [first, { ...NEW_TARGET, parentId: first.parentId }], on))
        }}
      />
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: receivers have no other name than their place.
        <fieldset key={at} className="change-part">
          <legend>{words.part(at + 1)}</legend>
          <TargetFields
            {...props}
            target={part}
            onTarget={(target) =>
              onChange(
                withParts(
                  draft,
                  parts.map((one, place) => (place === at ? target : one)),
                ),
              )
            }
          />
          {parts.length > (goesOn ? 1 : 2) ? (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconTrash size={14} />}
              onClick={() =>
                onChange(
                  withParts(
                    draft,
                    parts.filter((_, place) => place !== at),
                  ),
                )
              }
            >
              {words.removePart(at + 1)}
            </Button>
          ) : null}
        </fieldset>
      ))}
      {errors.includes('parts') ? <p className="field-error">{words.errors.parts}</p> : null}
      <Button
        variant="default"
        className="change-add"
        leftSection={<IconPlus size={16} />}
        onClick={() => onChange(withParts(draft, [...parts, { ...NEW_TARGET, parentId: parts[0]?.parentId ?? null }]))}
      >
        {words.addPart}
      </Button>
    </>
  )
}
