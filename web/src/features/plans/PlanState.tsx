import type { PlanSummary } from '@dondoc/contract/plans'
import { useMessages } from '../../lib/i18n.tsx'

/** Draft, issued or closed, in one word. */
export function PlanState({ state }: { state: PlanSummary['state'] }) {
  const { plans } = useMessages()
  return <span className={`plan-state plan-state--${state}`}>{plans.states[state]}</span>
}
