import type { DutyEffect } from '@dondoc/contract/imports'
import type { z } from 'zod'
import { useImportWords } from './words.ts'

const EFFECTS = ['added', 'moved', 'stopped', 'kept'] as const

/** What happens to duties under way, summed over some rows; nothing where no duty is touched. */
export function DutyEffects({ effects }: { effects: readonly z.infer<typeof DutyEffect>[] }) {
  const words = useImportWords()
  const said = EFFECTS.flatMap((name) => {
    const count = effects.reduce((sum, effect) => sum + effect[name], 0)
    return count === 0 ? [] : [{ name, text: words.change.duties[name](count) }]
  })
  if (said.length === 0) return null
  return (
    <ul className="duty-effects">
      {said.map(({ name, text }) => (
        <li key={name} data-effect={name}>
          {text}
        </li>
      ))}
    </ul>
  )
}
