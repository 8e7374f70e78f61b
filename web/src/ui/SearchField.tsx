import './toolbar.css'
import { ActionIcon, TextInput } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../lib/i18n.tsx'
import { isTyping } from './list-keys.ts'

/** Milliseconds without a key before the search runs. */
const PAUSE = 200

interface Props {
  label: string
  value: string | undefined
  onChange: (text: string | undefined) => void
}

/** The search of a list: runs after a short pause, `/` jumps into it, Escape empties it. */
export function SearchField({ label, value, onChange }: Props) {
  const { list } = useMessages()
  const [text, setText] = useState(value ?? '')
  const input = useRef<HTMLInputElement>(null)
  const sent = useRef(value)
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setText(value ?? '')
  }, [value])
  useEffect(() => {
    const next = text.trim() === '' ? undefined : text.trim()
    if (next === sent.current) return
    const timer = setTimeout(() => {
      sent.current = next
      onChange(next)
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [text, onChange])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event)) return
      event.preventDefault()
      input.current?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <TextInput
      ref={input}
      className="toolbar__search"
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && setText('')}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text ? (
          <ActionIcon size={26} aria-label={list.clear} onClick={() => setText('')}>
            <IconX size={14} />
          </ActionIcon>
        ) : (
          <kbd className="toolbar__key" aria-hidden>
            /
          </kbd>
        )
      }
    />
  )
}
