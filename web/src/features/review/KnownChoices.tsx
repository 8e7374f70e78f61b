import type { Organization } from '@dondoc/contract/organizations'
import type { PlanName } from '@dondoc/contract/plan-editing'
import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { matchesWords } from '../../lib/fold.ts'
import { firstFocus } from '../../ui/first-focus.ts'
import type { Meaning } from './use-names.ts'
import { useReviewWords } from './words.ts'

/** More than this many hits help nobody: another word narrows them. */
const MOST_SHOWN = 40

interface Group {
  readonly id: string
  readonly organizationId: string
  readonly name: string
  readonly memberIds: readonly string[]
}

interface Props {
  name: PlanName
  organizations: readonly Organization[]
  groups: readonly Group[]
  chosen: Meaning | null
  onChoose: (meaning: Meaning) => void
}

interface Entry {
  readonly id: string
  readonly label: string
  readonly remark: string | null
  readonly means: Meaning
}

const idOf = (meaning: Meaning | null): string | null =>
  meaning?.kind === 'organization' ? meaning.organizationId : meaning?.kind === 'group' ? meaning.groupId : null

/** Organizations and groups that exist, the likest names first; typing searches all, without accents. */
export function KnownChoices({ name, organizations, groups, chosen, onChoose }: Props) {
  const words = useReviewWords()
  const [query, setQuery] = useState('')
  const group = useId()
  const suggested = name.suggestions.map(
    ({ organization, likeness }): Entry => ({
      id: organization.id,
      label: organization.name,
      remark: words.names.likeness(Math.round(likeness * 100)),
      means: { kind: 'organization', organizationId: organization.id },
    }),
  )
  const all = entriesOf(organizations, groups, words.names.groupOf)
  const current = all.find(({ id }) => id === idOf(chosen))
  const found =
    query.trim() === '' ? [] : all.filter(({ label, remark }) => matchesWords(`${label} ${remark ?? ''}`, query))
  const listed =
    query.trim() === ''
      ? [
          ...(current && !suggested.some(({ id }) => id === current.id) ? [current] : []),
          ...suggested,
          ...all.filter(({ means, id }) => means.kind === 'group' && id !== current?.id),
        ]
      : found.slice(0, MOST_SHOWN)
  return (
    <>
      <TextInput
        ref={firstFocus}
        type="search"
        aria-label={words.names.search}
        placeholder={words.names.search}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {query.trim() !== '' && found.length === 0 ? <p className="secondary">{words.names.noneFound}</p> : null}
      <fieldset className="choices name-form__list">
        <legend className="secondary">
          {query.trim() === '' ? words.names.suggestions : words.names.organizations}
        </legend>
        {listed.map(({ id, label, remark, means }) => (
          <label key={id} className="choice">
            <input type="radio" name={group} checked={idOf(chosen) === id} onChange={() => onChoose(means)} />
            <span>
              {label}
              {remark ? <span className="secondary"> · {remark}</span> : null}
            </span>
          </label>
        ))}
      </fieldset>
    </>
  )
}

function entriesOf(
  organizations: readonly Organization[],
  groups: readonly Group[],
  groupRemark: (owner: string, count: number) => string,
): readonly Entry[] {
  const names = new Map(organizations.map(({ id, name }) => [id, name]))
  return [
    ...groups.map(
      ({ id, name, organizationId, memberIds }): Entry => ({
        id,
        label: name,
        remark: groupRemark(names.get(organizationId) ?? '', memberIds.length),
        means: { kind: 'group', groupId: id },
      }),
    ),
    ...organizations.map(
      ({ id, name, parentId }): Entry => ({
        id,
        label: name,
        remark: parentId === null ? null : (names.get(parentId) ?? null),
        means: { kind: 'organization', organizationId: id },
      }),
    ),
  ]
}
