import { listOrganizations } from '@dondoc/contract/organizations'
import type { PlanName } from '@dondoc/contract/plan-editing'
import { Button, Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asking } from '../../lib/api.ts'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { KnownChoices } from './KnownChoices.tsx'
import { EMPTY_NEW, type NewDraft, NewGroupFields, NewOrganizationFields } from './NewFields.tsx'
import type { Meaning, NameChoice } from './use-names.ts'
import { useReviewWords } from './words.ts'

const WAYS = ['known', 'new-organization', 'new-group', 'nobody'] as const

interface Props {
  name: PlanName
  saving: boolean
  error: string | null
  onChoose: (choice: NameChoice) => void
}

/** Says whom one name means: somebody known (suggestions first), somebody new, a group, or nobody. */
export function NameForm({ name, saving, error, onChoose }: Props) {
  const words = useReviewWords()
  const tree = useQuery(asking(listOrganizations, {}))
  const [way, setWay] = useState<(typeof WAYS)[number]>('known')
  const [remember, setRemember] = useState(true)
  const [known, setKnown] = useState<Meaning | null>(() => meaningOf(name))
  const [draft, setDraft] = useState<NewDraft>({ ...EMPTY_NEW, name: name.name })
  const means = way === 'known' ? known : way === 'nobody' ? ({ kind: 'nobody' } as const) : newMeaning(way, draft)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (means) onChoose({ name: name.name, means, remember: remember && means.kind !== 'nobody' })
  }
  const today = useToday()
  const organizations = (tree.data?.organizations ?? []).filter(({ validTo }) => validTo === null || validTo >= today)
  return (
    <form className="name-form" onSubmit={submit}>
      <p className="name-form__name">
        <strong>“{name.name}”</strong>
        <span className="secondary">
          {words.names.as[name.as]} · {words.names.times(name.count)}
        </span>
      </p>
      <fieldset className="chips name-form__ways">
        <legend className="hidden-visually">{words.names.means}</legend>
        {WAYS.map((one) => (
          <button key={one} type="button" className="chip" aria-pressed={way === one} onClick={() => setWay(one)}>
            {words.names.ways[one]}
          </button>
        ))}
      </fieldset>
      {way === 'known' ? (
        <KnownChoices
          name={name}
          organizations={organizations}
          groups={tree.data?.groups ?? []}
          chosen={known}
          onChoose={setKnown}
        />
      ) : null}
      {way === 'new-organization' ? (
        <NewOrganizationFields draft={draft} organizations={organizations} onChange={setDraft} />
      ) : null}
      {way === 'new-group' ? <NewGroupFields draft={draft} organizations={organizations} onChange={setDraft} /> : null}
      {way === 'nobody' ? <p className="secondary">{words.names.nobodyHint}</p> : null}
      {error ? <Alert tone="error">{error}</Alert> : null}
      {way === 'nobody' ? null : (
        <Checkbox
          size="xs"
          label={words.names.remember}
          checked={remember}
          onChange={(event) => setRemember(event.currentTarget.checked)}
        />
      )}
      <div className="name-form__foot">
        <Button type="submit" disabled={means === null} loading={saving}>
          {words.names.save}
        </Button>
      </div>
    </form>
  )
}

function meaningOf({ means, suggestions }: PlanName): Meaning | null {
  if (means?.kind === 'organization') return { kind: 'organization', organizationId: means.organization.id }
  if (means?.kind === 'group') return { kind: 'group', groupId: means.groupId }
  const [best] = suggestions
  return best ? { kind: 'organization', organizationId: best.organization.id } : null
}

function newMeaning(way: 'new-organization' | 'new-group', draft: NewDraft): Meaning | null {
  const name = draft.name.trim()
  if (name === '') return null
  if (way === 'new-group')
    return draft.memberIds.length > 0 ? { kind: way, name, memberIds: [...draft.memberIds] } : null
  return draft.parentId === '' ? null : { kind: way, name, organizationKind: draft.kind, parentId: draft.parentId }
}
