import type { PlanName } from '@dondoc/contract/plan-editing'
import { Button, Checkbox } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { NamePanel } from './NamePanel.tsx'
import { type NameChoice, useNames } from './use-names.ts'
import { useReviewWords } from './words.ts'

/** Suggestions offered in the list itself; the panel has all. */
const OFFERED = 3

/** Every name of the plan with whom it means; those that nobody answers to first. */
export function NamesStep({ planId, canEdit }: { planId: string; canEdit: boolean }) {
  const { problems } = useMessages()
  const words = useReviewWords()
  const { answer, choose } = useNames(planId)
  const [remember, setRemember] = useState(true)
  const [opened, setOpened] = useState<string | null>(null)
  if (answer.isPending) return <SkeletonRows count={8} />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  const { names } = answer.data
  if (names.length === 0) return <EmptyState icon={IconUsersGroup} title={words.names.title} text={words.names.none} />
  const left = names.filter((name) => isOpen(name)).length
  const failure = choose.error ? asFailure(choose.error) : null
  const error = failure ? problems[failure.code](failure.params) : null
  const name = names.find((one) => one.name === opened)
  const save = (choice: NameChoice) => choose.mutate(choice, { onSuccess: () => setOpened(null) })
  return (
    <section className="names-step" aria-label={words.names.title}>
      <p>{words.names.intro}</p>
      <div className="names-step__tools">
        <span className="review-tools__left" data-none={left === 0} role="status">
          {words.names.left(left)}
        </span>
        {canEdit ? (
          <Checkbox
            size="xs"
            label={words.names.remember}
            checked={remember}
            onChange={(event) => setRemember(event.currentTarget.checked)}
          />
        ) : null}
      </div>
      {error && !name ? <Alert tone="error">{error}</Alert> : null}
      <ul className="box name-list">
        {names.map((one) => (
          <NameRow
            key={one.name}
            name={one}
            canEdit={canEdit}
            busy={choose.isPending}
            onOpen={() => {
              choose.reset()
              setOpened(one.name)
            }}
            onSuggestion={(organizationId) =>
              save({ name: one.name, means: { kind: 'organization', organizationId }, remember })
            }
          />
        ))}
      </ul>
      {name ? (
        <NamePanel
          names={[name]}
          saving={choose.isPending}
          error={error}
          onClose={() => setOpened(null)}
          onChoose={save}
        />
      ) : null}
    </section>
  )
}

const isOpen = ({ means, settled }: PlanName): boolean => means === null && !settled

interface RowProps {
  name: PlanName
  canEdit: boolean
  busy: boolean
  onOpen: () => void
  onSuggestion: (organizationId: string) => void
}

function NameRow({ name, canEdit, busy, onOpen, onSuggestion }: RowProps) {
  const words = useReviewWords()
  const open = isOpen(name)
  const Sign = open ? IconAlertTriangle : IconCircleCheck
  return (
    <li className="name-list__row" data-open={open}>
      <Sign size={18} className="name-list__sign" aria-hidden />
      <div className="name-list__written">
        <strong>{name.name}</strong>
        <span className="secondary">
          {words.names.as[name.as]} · {words.names.times(name.count)}
        </span>
      </div>
      <div className="name-list__means">
        {open ? <span className="name-list__unknown">{words.names.unknown}</span> : <MeaningText name={name} />}
        {open && canEdit ? (
          <span className="chips">
            {name.suggestions.slice(0, OFFERED).map(({ organization }) => (
              <button
                key={organization.id}
                type="button"
                className="chip"
                disabled={busy}
                aria-label={words.names.use(organization.name)}
                onClick={() => onSuggestion(organization.id)}
              >
                {organization.name}
              </button>
            ))}
          </span>
        ) : null}
      </div>
      {canEdit ? (
        <Button
          size="xs"
          variant="default"
          aria-label={`${open ? words.names.choose : words.names.change}: ${name.name}`}
          onClick={onOpen}
        >
          {open ? words.names.choose : words.names.change}
        </Button>
      ) : null}
    </li>
  )
}

function MeaningText({ name: { means } }: { name: PlanName }) {
  const words = useReviewWords()
  if (means === null) return words.names.nobody
  return means.kind === 'organization' ? means.organization.name : words.names.group(means.name, means.memberCount)
}
