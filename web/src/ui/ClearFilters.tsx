import { Button } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import { useMessages } from '../lib/i18n.tsx'

/** Back to the whole list; shown where something is filtered. */
export function ClearFilters({ onClear }: { onClear: () => void }) {
  const { list } = useMessages()
  return (
    <Button size="compact-xs" variant="subtle" leftSection={<IconFilterOff size={14} />} onClick={onClear}>
      {list.clear}
    </Button>
  )
}
