import './cascade.css'
import type { LinkDecision } from '@dondoc/contract/cascade'
import { Button, SegmentedControl } from '@mantine/core'
import { IconArrowBackUp, IconChecks, IconReplace } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { asFailure } from '../../lib/failure.ts'
import { useMessages, useWords } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Crumbs } from '../../ui/Crumbs.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { isTyping } from '../../ui/list-keys.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { ToolbarFoot } from '../../ui/Toolbar.tsx'
import { FindPanel } from './FindPanel.tsx'
import { LinkCard } from './LinkCard.tsx'
import { isLinked, LINK_VIEWS, type LinkView, progressOf, rowsOfView, sureDecisions } from './link-rows.ts'
import { SuperiorChoice } from './SuperiorChoice.tsx'
import { useLinks } from './use-links.ts'
import { WORDS } from './words.ts'

const route = getRouteApi('/frame/ke-hoach/$planId/cap-tren')

/** Which rows of the superior plan the rows of a plan carry out: proposed by wording, gone through by keyboard. */
export function LinksPage() {
  const { planId } = route.useParams()
  const { plans, problems } = useMessages()
  const { links: words } = useWords(WORDS)
  const { answer, decide, takeBack, canTakeBack, choose, busy, error } = useLinks(planId)
  const [view, setView] = useState<LinkView>('open')
  const [currentId, setCurrentId] = useState<string | null>(null)
  const [finding, setFinding] = useState(false)
  const [changing, setChanging] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const data = answer.data
  const rows = data ? rowsOfView(data.rows, view) : []
  const at = Math.max(
    0,
    rows.findIndex(({ row }) => row.id === currentId),
  )
  const current = rows[at]
  const canLink = data?.can.link === true

  useEffect(() => {
    const go = (to: number) => {
      const next = rows[Math.min(rows.length - 1, Math.max(0, to))]
      if (!next) return
      setCurrentId(next.row.id)
      list.current?.querySelector(`[data-row="${next.row.id}"]`)?.scrollIntoView({ block: 'nearest' })
    }
    const say = (state: LinkDecision['state']) => {
      const first = current && !isLinked(current) ? current.proposals[0] : undefined
      if (!current || !first || !canLink) return
      // The next row takes the place of the one that leaves the view.
      if (view !== 'open' || state === 'refused') setCurrentId(current.row.id)
      else setCurrentId(rows[at + 1]?.row.id ?? null)
      decide([{ nodeId: current.row.id, superiorId: first.superiorId, state }])
    }
    const acts: Readonly<Record<string, () => void>> = {
      j: () => go(at + 1),
      ArrowDown: () => go(at + 1),
      k: () => go(at - 1),
      ArrowUp: () => go(at - 1),
      Enter: () => say('confirmed'),
      x: () => say('refused'),
      s: () => canLink && current && setFinding(true),
      u: takeBack,
    }
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || document.querySelector('dialog[open]')) return
      // Enter on a button is the button's own.
      if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('a, button')) return
      const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })

  if (answer.isPending) return <SkeletonRows count={8} />
  if (answer.isError || !data) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  const progress = progressOf(data.rows)
  const sure = sureDecisions(data.rows)
  const above = new Map(data.superiorRows.map((row) => [row.id, row]))
  const failure = error ? asFailure(error) : null
  return (
    <div className="page">
      <PageHeader
        title={words.title}
        above={
          <Crumbs>
            <Link to="/ke-hoach">{plans.title}</Link>
            <Link to="/ke-hoach/$planId" params={{ planId }}>
              {data.plan.code}
            </Link>
          </Crumbs>
        }
        lead={
          data.superior
            ? words.lead([data.superior.title, data.superior.number].filter(Boolean).join(', '))
            : data.plan.title
        }
      >
        {data.superior && canLink ? (
          <Button variant="default" leftSection={<IconReplace size={16} />} onClick={() => setChanging(!changing)}>
            {words.change}
          </Button>
        ) : null}
        {sure.length > 0 && canLink ? (
          <Button leftSection={<IconChecks size={16} />} disabled={busy} onClick={() => decide(sure)}>
            {words.acceptSure(sure.length)}
          </Button>
        ) : null}
      </PageHeader>
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      {data.superior === null || changing ? (
        <SuperiorChoice
          links={data}
          busy={busy}
          onChoose={(superiorPlanId) => {
            setChanging(false)
            choose(superiorPlanId)
          }}
        />
      ) : null}
      {data.superior ? (
        <>
          <ToolbarFoot
            count={[
              words.progress(progress.linked, progress.total),
              words.toDecide(progress.open),
              ...(progress.late > 0 ? [words.late(progress.late)] : []),
            ].join(' · ')}
            {...(canLink ? { keys: words.keys } : {})}
          >
            <SegmentedControl
              size="xs"
              aria-label={words.view}
              value={view}
              onChange={(next) => setView(LINK_VIEWS.find((one) => one === next) ?? 'open')}
              data={LINK_VIEWS.map((value) => ({ value, label: words.views[value] }))}
            />
            {canTakeBack ? (
              <Button
                size="compact-sm"
                variant="subtle"
                leftSection={<IconArrowBackUp size={15} />}
                disabled={busy}
                onClick={takeBack}
              >
                {words.undo}
              </Button>
            ) : null}
          </ToolbarFoot>
          {rows.length === 0 ? <p className="box links__empty">{words.empty[view]}</p> : null}
          <ul className="links" ref={list}>
            {rows.map((row) => (
              <LinkCard
                key={row.row.id}
                row={row}
                above={above}
                current={row === current}
                canLink={canLink}
                busy={busy}
                onDecide={decide}
                onFocus={() => setCurrentId(row.row.id)}
                onFind={() => {
                  setCurrentId(row.row.id)
                  setFinding(true)
                }}
              />
            ))}
          </ul>
        </>
      ) : null}
      {finding && current ? (
        <FindPanel
          row={current.row}
          superiorRows={data.superiorRows}
          onClose={() => setFinding(false)}
          onLink={(superiorId) => {
            setFinding(false)
            decide([{ nodeId: current.row.id, superiorId, state: 'confirmed' }])
          }}
        />
      ) : null}
    </div>
  )
}
