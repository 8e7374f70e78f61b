import '../../ui/list-tools.css'
import { exportDuties } from '@dondoc/contract/duties'
import { Button } from '@mantine/core'
import { IconFileSpreadsheet, IconPrinter } from '@tabler/icons-react'
import { addressOf } from '../../lib/api.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { SavedFilters } from '../../ui/SavedFilters.tsx'
import { useDutyView } from './use-duty-view.ts'
import { useViewWords } from './words.ts'

/** What every view offers: its duties as a workbook, saved filters, paper. */
export function ViewTools() {
  const { lists } = useMessages()
  const words = useViewWords()
  const { filter } = useDutyView()
  return (
    <span className="list-tools no-print">
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconFileSpreadsheet size={15} />}
        renderRoot={(props) => <a href={addressOf(exportDuties.url, {}, filter)} download {...props} />}
      >
        {lists.export}
      </Button>
      <SavedFilters name="duties" />
      <Button size="compact-sm" variant="subtle" leftSection={<IconPrinter size={15} />} onClick={() => window.print()}>
        {words.print}
      </Button>
    </span>
  )
}
