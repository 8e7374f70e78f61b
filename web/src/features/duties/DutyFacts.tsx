import type { DutyDetail } from '@dondoc/contract/duties'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../../lib/i18n.tsx'
import { DeadlineText } from '../../ui/DeadlineText.tsx'
import { BudgetFact, hasBudget } from './BudgetFact.tsx'
import { DutyAssignee } from './DutyAssignee.tsx'
import { ProductFacts } from './ProductFacts.tsx'
import { useGivingWords } from './words.ts'

/** The words of the plan, as they are, with what was computed from them. */
export function DutyFacts({ duty }: { duty: DutyDetail }) {
  const messages = useMessages()
  const words = messages.duty
  const giving = useGivingWords()
  const path = duty.path.filter((step) => step.text !== duty.text)
  return (
    <section className="box duty__facts" aria-label={words.path}>
      <ol className="duty__path" hidden={path.length === 0}>
        {path.map((step, depth) => (
          <li key={`${step.kind}-${step.text}`} style={{ paddingInlineStart: depth * 16 }}>
            <span className="secondary">{messages.tree.kinds[step.kind]}</span>
            {step.text}
          </li>
        ))}
      </ol>
      <dl className="facts">
        <Fact word={words.deadline}>
          <DeadlineText facts={duty} />
        </Fact>
        <Fact word={words.product}>
          {duty.checklist.length > 0 ? <ProductFacts checklist={duty.checklist} /> : duty.productText}
        </Fact>
        <Fact word={giving.roles[duty.role]}>
          {duty.organization.name}
          {duty.leadText && duty.leadText !== duty.organization.name ? (
            <p className="secondary">
              {words.leadWords}: “{duty.leadText}”
            </p>
          ) : null}
        </Fact>
        <Fact word={giving.assignee}>
          <DutyAssignee duty={duty} />
        </Fact>
        <Fact word={giving.giver}>{duty.giver.name}</Fact>
        <Fact word={giving.partOf}>
          {duty.parent ? (
            <Link to="/nhiem-vu/$dutyId" params={{ dutyId: duty.parent.id }} search={{ update: undefined }}>
              {duty.parent.code} · {duty.parent.text}
            </Link>
          ) : null}
        </Fact>
        <Fact word={words.coordinators}>{duty.coordinatorText}</Fact>
        <Fact word={words.budget}>{hasBudget(duty) ? <BudgetFact duty={duty} /> : null}</Fact>
        <Fact word={words.note}>{duty.note}</Fact>
        <Fact word={words.plan}>
          <Link to="/ke-hoach/$planId" params={{ planId: duty.plan.id }} search={{ node: duty.nodeId }}>
            {duty.plan.code} · {duty.plan.title}
          </Link>
        </Fact>
        <Fact word={words.sourceLabel}>
          {duty.source ? (
            <>
              {words.source(duty.source.name, duty.source.page)}{' '}
              <Link to="/ke-hoach/$planId/nguon" params={{ planId: duty.plan.id }} search={{ node: duty.nodeId }}>
                {words.seeSource}
              </Link>
            </>
          ) : null}
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ word, children }: { word: string; children: ReactNode }) {
  if (children === null || children === '' || children === undefined) return null
  return (
    <div className="facts__row">
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}
