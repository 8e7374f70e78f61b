import './frame.css'
import './navigation.css'
import './top-bar.css'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useMessages } from '../../lib/i18n.tsx'
import { readStored, writeStored } from '../../lib/storage.ts'
import { Bands } from './Bands.tsx'
import { Navigation } from './Navigation.tsx'
import { PrintedHead } from './PrintedHead.tsx'
import { TopBar } from './TopBar.tsx'

const loadSearch = async () => ({ default: (await import('../search/SearchDialog.tsx')).SearchDialog })
const SearchDialog = lazy(loadSearch)

/** Milliseconds after the first page, which comes first. */
const SEARCH_AFTER = 1500

/** Navigation, top bar, bands and the page; opens the search with Ctrl K from anywhere. */
export function Frame() {
  const { nav } = useMessages()
  const [narrow, setNarrow] = useState(() => readStored('nav') === 'narrow')
  const [searching, setSearching] = useState(false)
  const main = useRef<HTMLElement>(null)
  useFocusOnNewPage(main)
  // Fetched before it is asked for: what one types right after Ctrl K would else be lost. Offline it is asked for again.
  useEffect(() => {
    const timer = window.setTimeout(() => void loadSearch().catch(() => undefined), SEARCH_AFTER)
    return () => window.clearTimeout(timer)
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setSearching(true)
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  const fold = () => {
    writeStored('nav', narrow ? null : 'narrow')
    setNarrow(!narrow)
  }
  return (
    <div className={narrow ? 'frame frame--narrow' : 'frame'}>
      <a className="skip-link" href="#noi-dung">
        {nav.skip}
      </a>
      <Navigation narrow={narrow} onFold={fold} />
      <div className="frame__main">
        <TopBar onSearch={() => setSearching(true)} />
        <Bands />
        <PrintedHead />
        <main id="noi-dung" ref={main} tabIndex={-1} className="frame__page">
          <Outlet />
        </main>
      </div>
      {searching ? (
        <Suspense>
          <SearchDialog onClose={() => setSearching(false)} />
        </Suspense>
      ) : null}
    </div>
  )
}

/** After going to another page by link, the keyboard starts at the new page and not at the link that is gone. */
function useFocusOnNewPage(main: { readonly current: HTMLElement | null }) {
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current !== undefined && last.current !== pathname) main.current?.focus({ preventScroll: true })
    last.current = pathname
  }, [pathname, main])
}
