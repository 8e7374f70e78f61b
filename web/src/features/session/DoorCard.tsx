import './sign-in.css'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useMessages, useWords } from '../../lib/i18n.tsx'
import { setUpEn } from '../../messages/set-up.en.ts'
import { setUpVi } from '../../messages/set-up.vi.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Emblem } from '../../ui/Emblem.tsx'

/** The sentences of the pages in front of the sign-in. */
export const useSetUpWords = () => useWords({ vi: setUpVi, en: setUpEn })

/** The one-time code of a link stands behind its `#`, which no server log ever sees. */
export const tokenInAddress = (): string => decodeURIComponent(window.location.hash.slice(1))

/** The frame of the pages in front of the sign-in: emblem, title, one form; after it, the way to sign in. */
export function DoorCard({
  title,
  lead,
  done,
  children,
}: {
  title: string
  lead?: string
  done: string | null
  children: ReactNode
}) {
  const { product } = useMessages()
  const words = useSetUpWords()
  useEffect(() => {
    document.title = `${title} · ${product.name}`
  }, [title, product.name])
  return (
    <main className="sign-in">
      <div className="sign-in__card">
        <header className="sign-in__head">
          <Emblem size={44} />
          <div>
            <h1>{title}</h1>
            {lead ? <p className="secondary">{lead}</p> : null}
          </div>
        </header>
        {done === null ? (
          children
        ) : (
          <div className="sign-in__form">
            <Alert tone="good">{done}</Alert>
            <Link to="/dang-nhap">{words.signIn}</Link>
          </div>
        )}
      </div>
    </main>
  )
}
