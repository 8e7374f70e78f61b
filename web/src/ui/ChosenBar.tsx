import './list-tools.css'
import { Button } from '@mantine/core'
import { IconFileSpreadsheet, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useMessages } from '../lib/i18n.tsx'
import { CHOICE_LIMIT, type Choice } from './list-choice.ts'

interface Props {
  choice: Choice
  /** Address of the chosen rows as a workbook. */
  exportTo: (ids: string) => string
  /** What else can be done with them. */
  children?: ReactNode
}

/** What can be done with the chosen rows; nothing while none is chosen. */
export function ChosenBar({ choice, exportTo, children }: Props) {
  const { lists: words } = useMessages()
  const count = choice.ids.size
  if (count === 0) return null
  return (
    <section className="chosen no-print" aria-label={words.chosen(count)}>
      <strong>{words.chosen(count)}</strong>
      {children}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconFileSpreadsheet size={15} />}
        renderRoot={(props) => <a href={exportTo([...choice.ids].join(','))} download {...props} />}
      >
        {words.exportChosen(count)}
      </Button>
      <Button size="compact-sm" variant="subtle" leftSection={<IconX size={14} />} onClick={() => choice.set([])}>
        {words.chooseNone}
      </Button>
      {count >= CHOICE_LIMIT ? <span className="secondary">{words.tooMany(CHOICE_LIMIT)}</span> : null}
    </section>
  )
}
