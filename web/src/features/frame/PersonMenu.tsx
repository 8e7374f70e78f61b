import { Button, Popover, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { IconLanguage, IconLogout } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useLanguage, useMessages } from '../../lib/i18n.tsx'
import { signOut, useMe } from '../../lib/session.ts'

const THEMES = ['light', 'dark', 'auto'] as const

const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/)
  return `${words.length > 1 ? (words[0]?.[0] ?? '') : ''}${words.at(-1)?.[0] ?? ''}`.toUpperCase()
}

/** Who acts in whose name; theme, language and the way out. */
export function PersonMenu() {
  const { frame, roles, language: languageWords } = useMessages()
  const { language, choose } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const me = useMe()
  const router = useRouter()
  const queryClient = useQueryClient()
  const leave = async () => {
    await signOut().catch(() => undefined)
    queryClient.clear()
    await router.navigate({ to: '/dang-nhap' })
  }
  return (
    <Popover position="bottom-end" width={268} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className="top__button top__person" aria-label={`${frame.person}: ${me.name}`}>
          <span className="person__initials" data-initials={initialsOf(me.name)} aria-hidden />
          <span className="top__button-word">{me.name}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className="person" aria-label={frame.person}>
        <div>
          <strong>{me.name}</strong>
          <p className="secondary">{frame.actingFor(me.organization.name)}</p>
          <p className="secondary">{[...new Set(me.roles.map((held) => roles[held.role]))].join(', ')}</p>
        </div>
        <div>
          <p className="secondary person__label">{frame.theme}</p>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={frame.theme}
            value={colorScheme}
            onChange={(value) => setColorScheme(THEMES.find((theme) => theme === value) ?? 'auto')}
            data={THEMES.map((theme) => ({ value: theme, label: frame.themes[theme] }))}
          />
        </div>
        <Button
          variant="default"
          justify="start"
          leftSection={<IconLanguage size={16} />}
          lang={language === 'vi' ? 'en' : 'vi'}
          onClick={() => choose(language === 'vi' ? 'en' : 'vi')}
        >
          {languageWords.other}
        </Button>
        <Button variant="default" justify="start" leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          {frame.signOut}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
