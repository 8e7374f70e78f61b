import type { Import } from '@dondoc/contract/imports'
import type { PlanSummary } from '@dondoc/contract/plans'
import { PROBLEM_CODES } from '@dondoc/contract/problems'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconBan, IconCircleCheck, IconClock, IconLoader2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { instantText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { isRunning, useCancelImport } from './use-imports.ts'
import { useImportWords } from './words.ts'

const SIGNS = {
  queued: IconClock,
  reading: IconLoader2,
  ready: IconCircleCheck,
  failed: IconAlertTriangle,
  cancelled: IconBan,
}

interface Props {
  row: Import
  /** The plan that came of it, where one may read it. */
  plan: PlanSummary | undefined
}

/** One import: how far its reading is, what came of it, and what to do next. */
export function ImportRow({ row, plan }: Props) {
  const words = useImportWords()
  const Sign = SIGNS[row.state]
  const facts = [
    instantText(row.at),
    ...(row.format ? [words.formats[row.format]] : []),
    ...(row.pageCount > 0 ? [words.pages(row.pageCount)] : []),
    ...(row.amendsPlanId ? [words.amendment] : []),
  ]
  return (
    <li className="import-row" data-state={row.state}>
      <Sign size={20} className="import-row__sign" aria-hidden />
      <div className="import-row__what">
        <strong>{row.name}</strong>
        <span className="secondary">
          {row.code ? `${row.code} · ` : ''}
          {facts.join(' · ')}
        </span>
        <ImportStand row={row} plan={plan} />
      </div>
      <div className="import-row__acts">
        <NextStep row={row} plan={plan} />
      </div>
    </li>
  )
}

function ImportStand({ row, plan }: Props) {
  const { problems } = useMessages()
  const words = useImportWords()
  const { state, progress, problem, itemCount } = row
  if (isRunning(row)) {
    const said =
      state === 'queued'
        ? words.states.queued
        : progress === null
          ? words.readingFile
          : progress.done >= progress.total
            ? words.finishing(progress.total)
            : words.readingPages(progress.done, progress.total)
    const known = progress && state === 'reading' && progress.done < progress.total
    return (
      <>
        <p role="status">{said}</p>
        <progress
          aria-label={`${row.name}: ${said}`}
          {...(known ? { value: progress.done, max: progress.total } : {})}
        />
      </>
    )
  }
  if (state === 'failed' && problem) {
    const code = PROBLEM_CODES.find((one) => one === problem.code) ?? 'import.unreadable'
    return <p className="import-row__problem">{problems[code](problem.params)}</p>
  }
  if (state !== 'ready') return <p>{words.states[state]}</p>
  const said = [
    ...(row.amendsPlanId ? [] : [words.items(itemCount)]),
    ...(row.known ? [words.known] : []),
    ...(row.appliedAt ? [words.applied(instantText(row.appliedAt))] : []),
    ...(plan && !row.amendsPlanId ? [plan.state === 'draft' ? words.doubts(plan.findingCount) : words.issued] : []),
  ]
  return <p>{said.join(' · ')}</p>
}

function NextStep({ row, plan }: Props) {
  const words = useImportWords()
  const cancel = useCancelImport()
  if (isRunning(row)) {
    return (
      <Button
        size="xs"
        variant="default"
        loading={cancel.isPending}
        aria-label={words.cancelOf(row.name)}
        onClick={() => cancel.mutate(row.importId)}
      >
        {words.cancel}
      </Button>
    )
  }
  const { planId, importId } = row
  if (row.state !== 'ready' || planId === null) return null
  if (row.amendsPlanId && !row.appliedAt) {
    return (
      <Button
        size="xs"
        renderRoot={(props) => <Link to="/nhap-ke-hoach/$importId/thay-doi" params={{ importId }} {...props} />}
      >
        {words.difference}
      </Button>
    )
  }
  if (plan && plan.state !== 'draft') {
    return (
      <Button
        size="xs"
        variant="default"
        renderRoot={(props) => <Link to="/ke-hoach/$planId" params={{ planId }} {...props} />}
      >
        {words.open}
      </Button>
    )
  }
  return (
    <Button size="xs" renderRoot={(props) => <Link to="/ke-hoach/$planId/ra-soat" params={{ planId }} {...props} />}>
      {words.review}
    </Button>
  )
}
