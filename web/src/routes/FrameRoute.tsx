import { lazy, Suspense } from 'react'
import { Frame } from '../features/frame/Frame.tsx'
import { useMe } from '../lib/session.ts'

const ImportWatch = lazy(async () => ({ default: (await import('../features/imports/ImportWatch.tsx')).ImportWatch }))

/** The frame with what is told wherever one is in the application. */
export function FrameRoute() {
  const { can } = useMe()
  return (
    <>
      <Frame />
      {can.importPlan ? (
        <Suspense>
          <ImportWatch />
        </Suspense>
      ) : null}
    </>
  )
}
