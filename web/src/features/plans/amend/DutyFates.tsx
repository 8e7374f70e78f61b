import type { AmendmentPreview } from '@dondoc/contract/plan-amendments'
import { useAmendWords } from './words.ts'

const FATES = ['added', 'moved', 'stopped', 'kept'] as const

/** What becomes of the duties of amended rows. */
export function DutyFates({ duties }: { duties: AmendmentPreview['duties'] }) {
  const words = useAmendWords()
  const met = FATES.filter((fate) => duties[fate] > 0)
  if (met.length === 0) return <p className="secondary">{words.noEffects}</p>
  return (
    <ul className="amend__fates">
      {met.map((fate) => (
        <li key={fate}>{words.duties[fate](duties[fate])}</li>
      ))}
    </ul>
  )
}
