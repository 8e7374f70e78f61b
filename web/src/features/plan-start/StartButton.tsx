import { Button } from '@mantine/core'
import { IconFilePlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../lib/i18n.tsx'
import { planStartEn } from '../../messages/plan-start.en.ts'
import { planStartVi } from '../../messages/plan-start.vi.ts'

const WORDS = { vi: planStartVi, en: planStartEn }

/** The way to a plan that is written here. */
export function StartButton() {
  const words = useWords(WORDS)
  return (
    <Button
      variant="default"
      leftSection={<IconFilePlus size={16} />}
      renderRoot={(props) => <Link to="/ke-hoach/moi" {...props} />}
    >
      {words.title}
    </Button>
  )
}
