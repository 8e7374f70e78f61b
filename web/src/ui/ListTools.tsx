import './list-tools.css'
import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core'
import { IconColumns3, IconFileSpreadsheet } from '@tabler/icons-react'
import { useMessages } from '../lib/i18n.tsx'
import type { ListSettings } from './list-settings.ts'
import { SavedFilters } from './SavedFilters.tsx'

interface Props {
  /** Names what is kept for this list. */
  name: string
  /** The columns that may be left out. */
  columns: readonly { readonly id: string; readonly header: string }[]
  settings: ListSettings
  onSettings: (settings: ListSettings) => void
  /** Address of the list as a workbook. */
  exportTo: string
}

/** What every list offers: as a workbook, filters saved by name, columns and density. */
export function ListTools({ name, columns, settings, onSettings, exportTo }: Props) {
  const { lists: words } = useMessages()
  const toggle = (id: string) =>
    settings.hidden.includes(id) ? settings.hidden.filter((one) => one !== id) : [...settings.hidden, id]
  return (
    <span className="list-tools no-print">
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconFileSpreadsheet size={15} />}
        renderRoot={(props) => <a href={exportTo} download {...props} />}
      >
        {words.export}
      </Button>
      <SavedFilters name={name} />
      <Popover position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            size={28}
            className="list-tools__look"
            aria-label={words.look}
            title={words.look}
          >
            <IconColumns3 size={16} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown className="list-tools__choices" aria-label={words.look}>
          <Checkbox
            size="xs"
            label={words.dense}
            checked={settings.dense}
            onChange={() => onSettings({ ...settings, dense: !settings.dense })}
          />
          <hr />
          {columns.map(({ id, header }) => (
            <Checkbox
              key={id}
              size="xs"
              label={header}
              checked={!settings.hidden.includes(id)}
              onChange={() => onSettings({ ...settings, hidden: toggle(id) })}
            />
          ))}
        </Popover.Dropdown>
      </Popover>
    </span>
  )
}
