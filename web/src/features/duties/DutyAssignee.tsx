import type { DutyDetail } from '@dondoc/contract/duties'
import { assignDuty, listDutyPeople } from '@dondoc/contract/duty-giving'
import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useMe } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { useDutyChange } from './use-duty-change.ts'
import { useGivingWords } from './words.ts'

/** Who does a duty: chosen by who manages the unit, taken or left by who works there, told to everybody else. */
export function DutyAssignee({ duty }: { duty: DutyDetail }) {
  const words = useGivingWords()
  const { problems } = useMessages()
  const me = useMe()
  const { assign, breakDown: manages } = duty.manages
  const people = useQuery({ ...asking(listDutyPeople, { params: { dutyId: duty.id } }), enabled: assign && manages })
  const change = useDutyChange(
    (accountId: string | null) => call(assignDuty, { params: { dutyId: duty.id }, body: { accountId } }),
    () => undefined,
  )
  const failure = change.error ? asFailure(change.error) : null
  const { assignee } = duty
  const assignable = people.data?.people.filter((person) => person.assignable) ?? []
  return (
    <>
      {assign && manages ? (
        <NativeSelect
          className="duty__assignee no-print"
          aria-label={words.assignee}
          value={assignee?.id ?? ''}
          disabled={change.isPending}
          onChange={(event) => change.mutate(event.currentTarget.value || null)}
          data={[
            { value: '', label: words.nobody },
            ...(assignee && !assignable.some(({ id }) => id === assignee.id)
              ? [{ value: assignee.id, label: assignee.name }]
              : []),
            ...assignable.map(({ id, name, organization }) => ({ value: id, label: `${name} (${organization})` })),
          ]}
        />
      ) : (
        <span>{assignee?.name ?? words.nobody}</span>
      )}
      {assign && !manages && (assignee === null || assignee.id === me.id) ? (
        <Button
          size="compact-xs"
          variant="subtle"
          className="no-print"
          loading={change.isPending}
          onClick={() => change.mutate(assignee === null ? me.id : null)}
        >
          {assignee === null ? words.takeIt : words.leaveIt}
        </Button>
      ) : null}
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
    </>
  )
}
