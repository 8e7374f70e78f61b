import { Button } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useOrganizationWords } from './words.ts'

/** The list as it stands, as a workbook. */
export function ExportLink({ to }: { to: string }) {
  const words = useOrganizationWords()
  return (
    <Button
      className="no-print"
      size="compact-sm"
      variant="subtle"
      leftSection={<IconFileSpreadsheet size={15} />}
      renderRoot={(props) => <a href={to} download {...props} />}
    >
      {words.export}
    </Button>
  )
}
