import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useMessages } from '../../lib/i18n.tsx'

const ImportPanel = lazy(async () => ({ default: (await import('./ImportPanel.tsx')).ImportPanel }))

/** Opens the panel that reads a plan file. */
export function ImportButton() {
  const { plans } = useMessages()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button leftSection={<IconFileImport size={16} />} onClick={() => setOpened(true)}>
        {plans.importPlan}
      </Button>
      {opened ? (
        <Suspense>
          <ImportPanel onClose={() => setOpened(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
