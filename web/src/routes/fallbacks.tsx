import { Button } from '@mantine/core'
import { IconAlertTriangle, IconMapPinQuestion } from '@tabler/icons-react'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { Failure } from '../lib/failure.ts'
import { useMessages } from '../lib/i18n.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { SkeletonRows } from '../ui/Skeletons.tsx'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { state } = useMessages()
  const router = useRouter()
  return (
    <EmptyState icon={IconMapPinQuestion} heading="h1" title={state.notFoundTitle} text={state.notFoundText}>
      <Button onClick={() => void router.navigate({ to: '/' })}>{state.home}</Button>
    </EmptyState>
  )
}

/** A page that failed: a refusal of the API says what it is, anything else asks to load again. */
export function CrashPage({ error }: ErrorComponentProps) {
  const { state } = useMessages()
  const router = useRouter()
  if (error instanceof Failure) return <ErrorState error={error} onRetry={() => void router.invalidate()} />
  return (
    <EmptyState icon={IconAlertTriangle} heading="h1" title={state.crashTitle} text={state.crashText}>
      <Button onClick={() => window.location.reload()}>{state.reload}</Button>
    </EmptyState>
  )
}

/** A page whose code or person is still on the way. */
export function LoadingPage() {
  return <SkeletonRows count={10} />
}
