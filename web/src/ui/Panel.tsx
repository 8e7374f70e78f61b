import './panel.css'
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useMessages } from '../lib/i18n.tsx'

/** A panel from the right (from below on a phone). The browser's own modal dialog keeps focus inside and gives it back: closed before it leaves the page. */
export function Panel({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const messages = useMessages()
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useLayoutEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself; the click is on its backdrop.
    <dialog
      ref={dialog}
      className="panel"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <div className="panel__head">
        <h2 id={titleId}>{title}</h2>
        <ActionIcon aria-label={messages.state.close} onClick={onClose}>
          <IconX size={18} />
        </ActionIcon>
      </div>
      <div className="panel__body">{children}</div>
    </dialog>
  )
}
