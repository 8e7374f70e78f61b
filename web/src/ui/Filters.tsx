import './toolbar.css'
import { Button } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../lib/i18n.tsx'

/** The conditions of a list beside its search; on a phone they unfold on demand. */
export function Filters({ children }: { children: ReactNode }) {
  const { list } = useMessages()
  const [unfolded, setUnfolded] = useState(false)
  return (
    <>
      <Button
        className="filters-toggle"
        variant="default"
        leftSection={<IconFilter size={16} />}
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
      >
        {list.filter}
      </Button>
      <div className="filters" data-unfolded={unfolded}>
        {children}
      </div>
    </>
  )
}
