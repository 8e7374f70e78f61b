import { getPlanBudget } from '@dondoc/contract/budgets'
import { useQuery } from '@tanstack/react-query'
import { asking } from '../../lib/api.ts'
import { decimalText } from '../../lib/format.ts'
import { useView } from '../../lib/view.ts'
import { useEvidenceWords } from '../duties/evidence-words.ts'

/** What the rows of a plan may cost together and what was spent; nothing where the plan names no money. */
export function PlanBudgetLine({ planId }: { planId: string }) {
  const words = useEvidenceWords().budget
  const { asOf } = useView()
  const { data } = useQuery(asking(getPlanBudget, { params: { planId }, query: { asOf } }))
  if (data === undefined || data.nodes.length === 0) return null
  const { amount, spent, unclear, over } = data.total
  if (amount === 0 && spent === 0) return null
  return (
    <span>
      {words.sum(decimalText(amount), decimalText(spent))}
      {unclear > 0 ? ` · ${words.sumUnclear(unclear)}` : ''}
      {over > 0 ? ` · ${words.sumOver(over)}` : ''}
    </span>
  )
}
