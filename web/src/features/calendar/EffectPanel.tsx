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
  const dayText = (day: CalendarEffect['moved'][number]['dueOn']) => (day ? dateText(day) : words.noDue)
  return (
    <Panel title={words.effectTitle} onClose={onClose}>
      <div className="panel__form">
        {failure}
        {moved.length === 0 && shifted.length === 0 ? <p>{words.effectNone}</p> : null}
        {moved.length > 0 ? (
          <section>
            <h3>{words.moved(moved.length)}</h3>
            <ul className="effect">
              {moved.map((duty) => (
                <li key={duty.id}>
                  <Link to="/nhiem-vu/$dutyId" params={{ dutyId: duty.id }} search={{ update: undefined }}>
                    {duty.text}
                  </Link>
                  <span className="nowrap">{words.from(dayText(duty.dueOnBefore), dayText(duty.dueOn))}</span>
                  <span className="secondary">
                    {duty.role === 'coordinator' ? <span className="tag">{words.helping}</span> : null} {duty.code} ·{' '}
                    {duty.organization.name}
                  </span>
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
