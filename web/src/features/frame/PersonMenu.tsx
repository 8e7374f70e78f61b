import { Button, Popover } from '@mantine/core'
import { IconLanguage, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useLanguage, useMessages } from '../../lib/i18n.tsx'
import { signOut, useMe } from '../../lib/session.ts'
import { ThemeChoice } from '../../ui/ThemeChoice.tsx'

const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/)
  return `${words.length > 1 ? (words[0]?.[0] ?? '') : ''}${words.at(-1)?.[0] ?? ''}`.toUpperCase()
}

/** Who acts in whose name; the own account, theme, language and the way out. */
export function PersonMenu() {
  const { frame, roles, language: languageWords } = useMessages()
  const { language, choose } = useLanguage()
  const [opened, setOpened] = useState(false)
  const me = useMe()
  const router = useRouter()
  const queryClient = useQueryClient()
  const absent = [...new Set(me.roles.flatMap(({ standingInFor }) => standingInFor ?? []))]
  const leave = async () => {
    await signOut().catch(() => undefined)
    queryClient.clear()
    await router.navigate({ to: '/dang-nhap' })
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={268} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="top__button top__person"
          aria-label={`${frame.person}: ${me.name}`}
          onClick={() => setOpened(!opened)}
        >
          <span className="person__initials" data-initials={initialsOf(me.name)} aria-hidden />
          <span className="top__button-word">{me.name}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className="person" aria-label={frame.person}>
        <div>
          <strong>{me.name}</strong>
          <p className="secondary">{frame.actingFor(me.organization.name)}</p>
          <p className="secondary">{[...new Set(me.roles.map((held) => roles[held.role]))].join(', ')}</p>
          {absent.map((name) => (
            <p key={name} className="secondary">
              {frame.standingInFor(name)}
            </p>
          ))}
        </div>
        <Button
          variant="default"
          justify="start"
          leftSection={<IconUserCircle size={16} />}
          renderRoot={(props) => <Link to="/tai-khoan" {...props} />}
          onClick={() => setOpened(false)}
        >
          {frame.myAccount}
        </Button>
        <ThemeChoice />
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
