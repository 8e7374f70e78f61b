import type { CalendarEffect } from '@dondoc/contract/working-calendar'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { dateText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useCalendarWords } from './words.ts'

interface Props {
  effect: CalendarEffect
  saving: boolean
  failure: ReactNode
  onSave: () => void
  onClose: () => void
}

/** What moves if the changed calendar is saved, and saving it. */
export function EffectPanel({ effect, saving, failure, onSave, onClose }: Props) {
  const { state } = useMessages()
  const words = useCalendarWords()
  const { moved, shifted } = effect
  const leads = moved.filter(({ role }) => role !== 'coordinator')
  const help = moved.filter(({ role }) => role === 'coordinator')
  // By the hundred where a day off falls before the end of a year: counted by days, not named.
  const helpByDays = [...Map.groupBy(help, ({ dueOn, dueOnBefore }) => `${dueOnBefore}/${dueOn}`).values()]
  const dayText = (day: CalendarEffect['moved'][number]['dueOn']) => (day ? dateText(day) : words.noDue)
  return (
    <Panel title={words.effectTitle} onClose={onClose}>
      <div className="panel__form">
        {failure}
        {moved.length === 0 && shifted.length === 0 ? <p>{words.effectNone}</p> : null}
        {leads.length > 0 ? (
          <section>
            <h3>{words.moved(leads.length)}</h3>
            <ul className="effect">
              {leads.map((duty) => (
                <li key={duty.id}>
                  <Link to="/nhiem-vu/$dutyId" params={{ dutyId: duty.id }} search={{ update: undefined }}>
                    {duty.text}
                  </Link>
                  <span className="nowrap">{words.from(dayText(duty.dueOnBefore), dayText(duty.dueOn))}</span>
                  <span className="secondary">
                    {duty.code} · {duty.organization.name}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {help.length > 0 ? (
          <section>
            <h3>{words.movedHelp(help.length)}</h3>
            <ul className="read-days">
              {helpByDays.map((same) => (
                <li key={same[0]?.id}>
                  {words.movedHelpLine(
                    words.from(dayText(same[0]?.dueOnBefore ?? null), dayText(same[0]?.dueOn ?? null)),
                    same.length,
                    new Set(same.map(({ organization }) => organization.id)).size,
                  )}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {shifted.length > 0 ? (
          <section>
            <h3>{words.shifted(shifted.reduce((sum, { dutyCount }) => sum + dutyCount, 0))}</h3>
            <ul className="read-days">
              {shifted.map(({ dueOn, dutyCount, workingDaysLeft, workingDaysLeftBefore }) => (
                <li key={dueOn}>
                  {words.shiftedLine(dateText(dueOn), dutyCount, workingDaysLeftBefore, workingDaysLeft)}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {state.close}
          </Button>
          <Button loading={saving} onClick={onSave}>
            {words.save}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
