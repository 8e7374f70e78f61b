import './import-watch.css'
import type { Import } from '@dondoc/contract/imports'
import { listPlans } from '@dondoc/contract/plans'
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../lib/i18n.tsx'
import { isRunning, useImports } from './use-imports.ts'
import { useImportWords } from './words.ts'

/** Tells quietly, wherever one is in the application, that a file which was being read has come to its end. */
export function ImportWatch() {
  const { state } = useMessages()
  const words = useImportWords()
  const queryClient = useQueryClient()
  const onPage = useLocation({ select: ({ pathname }) => pathname.startsWith('/nhap-ke-hoach') })
  const { data } = useImports(true)
  const running = useRef(new Set<string>())
  const [ended, setEnded] = useState<Import | null>(null)
  useEffect(() => {
    for (const one of data?.imports ?? []) {
      if (isRunning(one)) running.current.add(one.importId)
      else if (running.current.delete(one.importId)) {
        void queryClient.invalidateQueries({ queryKey: [listPlans.url] })
        if (one.state !== 'cancelled') setEnded(one)
      }
    }
  }, [data, queryClient])
  return (
    <div role="status" className="import-watch">
      {ended && !onPage ? (
        <div className="import-watch__box">
          <span>
            {ended.state === 'ready' ? words.done(ended.name) : words.failed(ended.name)}{' '}
            <Link to="/nhap-ke-hoach" onClick={() => setEnded(null)}>
              {words.see}
            </Link>
          </span>
          <ActionIcon aria-label={state.close} onClick={() => setEnded(null)}>
            <IconX size={16} />
          </ActionIcon>
        </div>
      ) : null}
    </div>
  )
}
