import type { DutyDetail } from '@dondoc/contract/duties'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { decimalText } from '../../lib/format.ts'
import { BudgetPanel } from './BudgetPanel.tsx'
import { useEvidenceWords } from './evidence-words.ts'

/** Whether there is anything to say of money, or somebody who may say it. */
export const hasBudget = ({ budget, budgetText }: DutyDetail): boolean =>
  budgetText !== null || budget.amount !== null || budget.spentByAll > 0 || budget.can.decide

/** The plan's words on money, the amount that counts, and what was spent of it. */
export function BudgetFact({ duty }: { duty: DutyDetail }) {
  const words = useEvidenceWords().budget
  const [deciding, setDeciding] = useState(false)
  const { amount, from, bare, spent, spentByAll, can } = duty.budget
  const over = amount !== null && spentByAll > amount
  return (
    <div className="budget">
      {duty.budgetText ? <p>{duty.budgetText}</p> : null}
      <p className="secondary">
        {amount === null ? words.unclear : amount === 0 ? words.none : words.amount(decimalText(amount))}
        {from === null ? '' : ` (${from === 'words' ? words.fromWords : words.fromDecision})`}
        {amount === null && bare !== null ? `. ${words.bare(duty.budgetText ?? '')}` : ''}
      </p>
      {spentByAll > 0 ? (
        <p className={over ? 'ink--overdue' : 'secondary'}>
          {spent === null ? '' : words.spent(decimalText(spent))}
          {spent === spentByAll ? '' : `${spent === null ? '' : ', '}${words.spentByAll(decimalText(spentByAll))}`}
          {over ? ` · ${words.over}` : ''}
        </p>
      ) : null}
      {can.decide ? (
        <Button className="no-print" size="compact-xs" variant="subtle" onClick={() => setDeciding(true)}>
          {words.edit}
        </Button>
      ) : null}
      {deciding ? <BudgetPanel duty={duty} onClose={() => setDeciding(false)} /> : null}
    </div>
  )
}
