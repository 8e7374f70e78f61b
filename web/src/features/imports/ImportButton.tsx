import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMessages } from '../../lib/i18n.tsx'

/** The way to the page where plan files are read. */
export function ImportButton() {
  const { plans } = useMessages()
  return (
    <Button leftSection={<IconFileImport size={16} />} renderRoot={(props) => <Link to="/nhap-ke-hoach" {...props} />}>
      {plans.importPlan}
    </Button>
  )
}
