import '../organizations.css'
import './changes.css'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { Button } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { parseDate } from '../../../lib/format.ts'
import { useMe, useToday } from '../../../lib/session.ts'
import { readStored, writeStored } from '../../../lib/storage.ts'
import { Alert } from '../../../ui/Alert.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { OrganizationTabs } from '../OrganizationTabs.tsx'
import type { OrganizationIndex } from '../tree.ts'
import { useTree } from '../use-tree.ts'
import {
  type ChangeDraft,
  changeOf,
  emptyChange,
  keptChange,
  startedChange,
  whatErrors,
  whenErrors,
} from './change-draft.ts'
import { PreviewStep } from './PreviewStep.tsx'
import { ShareStep } from './ShareStep.tsx'
import { WhatStep } from './WhatStep.tsx'
import { WhenStep } from './WhenStep.tsx'
import { useChangeWords } from './words.ts'

const route = getRouteApi('/frame/quan-tri/don-vi/sap-xep/moi')
const KEPT = 'organizations.change'

type Step = 'what' | 'when' | 'share' | 'preview'

const stepsOf = ({ kind }: ChangeDraft): readonly Step[] =>
  kind === 'split' ? ['what', 'when', 'share', 'preview'] : ['what', 'when', 'preview']

/** Prepares a reorganization step by step: what, when and why, who gets what, and what would become of everything. */
export function NewChangePage() {
  const words = useChangeWords()
  const { can } = useMe()
  const { answer, index } = useTree(undefined)
  return (
    <div className="page change-page">
      <PageHeader title={words.newTitle} above={<OrganizationTabs />} />
      {can.manageOrganizations === true ? null : <Alert tone="notice">{words.notAllowed}</Alert>}
      {answer.isPending ? <SkeletonRows /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {index && can.manageOrganizations === true ? <Wizard index={index} /> : null}
    </div>
  )
}

/** What was begun before, unless the address asks for something else. */
function firstDraft(
  index: OrganizationIndex,
  today: PlainDate,
  asked: ReturnType<typeof route.useSearch>,
): ChangeDraft {
  const empty = emptyChange(today)
  const kept = keptChange(readStored(KEPT), today)
  if (asked.kind === undefined) return kept ?? empty
  const of = index.byId.get(asked.of ?? '')
  if (kept !== null && kept.kind === asked.kind && (asked.of === undefined || kept.ids.includes(asked.of))) return kept
  return startedChange(empty, asked.kind, of)
}

function Wizard({ index }: { index: OrganizationIndex }) {
  const words = useChangeWords()
  const today = useToday()
  const asked = route.useSearch()
  const [draft, setDraft] = useState(() => firstDraft(index, today, asked))
  const [step, setStep] = useState<Step>('what')
  const [tried, setTried] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const form = useRef<HTMLElement>(null)
  useEffect(() => {
    const timer = setTimeout(() => writeStored(KEPT, JSON.stringify(draft)), 300)
    return () => clearTimeout(timer)
  }, [draft])
  const steps = stepsOf(draft)
  const at = steps.indexOf(step)
  const errors = { what: whatErrors(draft, index), when: whenErrors(draft, today), share: [], preview: [] }[step]
  const go = (to: Step | undefined) => {
    if (to === undefined) return
    setTried(false)
    setStep(to)
    heading.current?.focus()
  }
  const next = () => {
    setTried(true)
    if (errors.length === 0) go(steps[at + 1])
    else window.requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  const change = step === 'preview' ? changeOf(draft, index, today) : null
  const on = parseDate(draft.on, today)
  const told = tried ? errors : []
  return (
    <>
      <ol className="change-steps" aria-label={words.steps.label}>
        {steps.map((one, position) => (
          <li key={one} data-state={position < at ? 'done' : position === at ? 'current' : 'ahead'}>
            {position < at ? (
              <button type="button" className="plain-button" onClick={() => go(one)}>
                {position + 1}. {words.steps[one]}
              </button>
            ) : (
              <span {...(position === at ? { 'aria-current': 'step' as const } : {})}>
                {position + 1}. {words.steps[one]}
              </span>
            )}
          </li>
        ))}
      </ol>
      <section ref={form} className="box change-form">
        <h2 ref={heading} tabIndex={-1}>
          {step === 'preview' ? words.preview.title : words.steps[step]}
        </h2>
        {step === 'what' ? <WhatStep draft={draft} index={index} errors={told} onChange={setDraft} /> : null}
        {step === 'when' ? <WhenStep draft={draft} errors={told} onChange={setDraft} /> : null}
        {step === 'share' ? <ShareStep draft={draft} index={index} onChange={setDraft} /> : null}
        {change && on ? (
          <PreviewStep change={change} on={on} basis={draft.basis.trim()} onDone={() => writeStored(KEPT, null)} />
        ) : null}
        <div className="org-form__buttons">
          {step === 'preview' ? null : <Button onClick={next}>{words.next}</Button>}
          {at > 0 ? (
            <Button variant="default" onClick={() => go(steps[at - 1])}>
              {words.back}
            </Button>
          ) : null}
          <span className="push" />
          <Button
            variant="subtle"
            renderRoot={(props) => <Link to="/quan-tri/don-vi/sap-xep/moi" search={{}} {...props} />}
            onClick={() => {
              setDraft(emptyChange(today))
              go('what')
            }}
          >
            {words.startAgain}
          </Button>
        </div>
        <p className="secondary">{words.kept}</p>
      </section>
    </>
  )
}
