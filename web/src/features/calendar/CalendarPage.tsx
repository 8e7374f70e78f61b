import './calendar.css'
import { Tabs } from '@mantine/core'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { CalendarEditor } from './CalendarEditor.tsx'
import { RulesForm } from './RulesForm.tsx'
import { useCalendarWords } from './words.ts'

/** The working calendar as a year, and the rules by which deadlines are counted. */
export function CalendarPage() {
  const words = useCalendarWords()
  return (
    <div className="page">
      <PageHeader title={words.title} lead={words.lead} />
      <Tabs defaultValue="calendar" keepMounted={false}>
        <Tabs.List aria-label={words.tabs.label}>
          <Tabs.Tab value="calendar">{words.tabs.calendar}</Tabs.Tab>
          <Tabs.Tab value="rules">{words.tabs.rules}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="calendar">
          <CalendarEditor />
        </Tabs.Panel>
        <Tabs.Panel value="rules">
          <RulesForm />
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}
