import type { ProblemCode } from '@dondoc/contract/problems'
import type { PlanReading } from '@dondoc/domain/imports/reading'
import { Problem } from '../../lib/problem.ts'
import type { Reader, ReadOutcome } from '../../lib/reading-process.ts'

type Refusal = Extract<ReadOutcome, { readonly ok: false }>['code']

const PROBLEM_OF: Partial<Record<Refusal, ProblemCode>> = {
  'document.empty': 'import.empty-file',
  'document.unknown-kind': 'import.unknown-kind',
  'document.needs-office': 'import.unknown-kind',
  'document.too-large': 'import.too-large',
}

/**
 * Reads the bytes of a file as a plan, in the process that is made for it. Throws `import.empty-file`, `import.unknown-kind`,
 * `import.too-large`, `import.unreadable` (with the reader's `reason`), and `import.without-tasks` for a document that is no plan:
 * neither rows that can be acted on, nor the sections of a plan written as prose.
 */
export async function readPlanFile(reader: Reader, bytes: Uint8Array, name: string): Promise<PlanReading> {
  if (bytes.length === 0) throw new Problem('import.empty-file', { name })
  const outcome = await reader.read({ bytes, name })
  if (!outcome.ok) throw new Problem(PROBLEM_OF[outcome.code] ?? 'import.unreadable', { name, reason: outcome.code })
  const { reading } = outcome
  const isPlan = reading.items.length > 0 || (reading.document.kind !== null && reading.sections.length > 0)
  if (!isPlan) throw new Problem('import.without-tasks', { name })
  return reading
}
