import type { WaitingGroup } from '@dondoc/contract/trigger-events'
import { Checkbox } from '@mantine/core'
import { useEventWords } from './words.ts'

type WaitingDuty = WaitingGroup['duties'][number]

interface Props {
  duties: readonly WaitingDuty[]
  chosen: ReadonlySet<string>
  onChoose: (id: string, on: boolean) => void
}

/** The duties that an act may start: the words of a task once, below them who owes it. */
export function WaitingChoice({ duties, chosen, onChoose }: Props) {
  const words = useEventWords()
  const waitsOf = ({ waitingWords, withinDays, workingDays }: WaitingDuty) =>
    `“${waitingWords}” · ${withinDays === null ? words.noDays : words.within(withinDays, workingDays)}`
  const tasks = Map.groupBy(duties, (duty) => `${duty.text}/${waitsOf(duty)}`)
  return [...tasks].map(([key, [first, ...others]]) =>
    first === undefined ? null : (
      <fieldset key={key} className="waiting-choice__task">
        <legend>
          {first.text}
          <span className="secondary waiting-choice__about">{waitsOf(first)}</span>
        </legend>
        {[first, ...others].map(({ id, code, organization }) => (
          <Checkbox
            key={id}
            size="xs"
            checked={chosen.has(id)}
            onChange={(event) => onChoose(id, event.currentTarget.checked)}
            label={
              <>
                {organization.name} <span className="secondary">{code}</span>
              </>
            }
          />
        ))}
      </fieldset>
    ),
  )
}
