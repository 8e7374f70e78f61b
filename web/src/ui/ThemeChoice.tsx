import './theme-choice.css'
import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useMessages } from '../lib/i18n.tsx'

const THEMES = ['light', 'dark', 'auto'] as const

/** Light, dark, or as the machine has it. */
export function ThemeChoice() {
  const { frame } = useMessages()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <div>
      <p className="secondary theme-choice__label">{frame.theme}</p>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={frame.theme}
        value={colorScheme}
        onChange={(value) => setColorScheme(THEMES.find((theme) => theme === value) ?? 'auto')}
        data={THEMES.map((theme) => ({ value: theme, label: frame.themes[theme] }))}
      />
    </div>
  )
}
