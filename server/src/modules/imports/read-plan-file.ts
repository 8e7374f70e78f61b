import type { ProblemCode } from '@dondoc/contract/problems'
import type { PageSize } from '@dondoc/domain/imports/blocks'
import type { PlanReading } from '@dondoc/domain/imports/reading'
import { Problem } from '../../lib/problem.ts'
import type { Reader, ReadOutcome } from '../../lib/reading-process.ts'

type Refusal = Extract<ReadOutcome, { readonly ok: false }>['code']

const PROBLEM_OF: Readonly<Record<Refusal, ProblemCode>> = {
  'document.empty': 'import.empty-file',
  'document.unknown-kind': 'import.unknown-kind',
  'document.truncated': 'import.truncated',
  'document.damaged': 'import.unreadable',
  'document.encrypted': 'import.encrypted',
  'document.too-large': 'import.too-large',
  'document.unsafe': 'import.unsafe',
  'document.needs-office': 'import.needs-office',
  'reading.too-slow': 'import.too-slow',
  'reading.too-much-memory': 'import.too-large',
  'reading.crashed': 'import.unreadable',
  'reading.cancelled': 'import.cancelled',
  'reading.closed': 'import.interrupted',
}

export interface PlanFileReading {
  readonly reading: PlanReading
  readonly pages: readonly PageSize[]
}

/**
 * Reads the bytes of a file as a plan, in the process that is made for it. Throws the problem of the table above with the reader's
 * `reason`, and `import.without-tasks` for a document that is no plan: neither rows that can be acted on, nor the sections of a
 * plan written as prose.
 */
export async function readPlanFile(
  reader: Reader,
  bytes: Uint8Array,
  name: string,
  options: Parameters<Reader['read']>[1] = {},
): Promise<PlanFileReading> {
  if (bytes.length === 0) throw new Problem('import.empty-file', { name })
  const outcome = await reader.read({ bytes, name }, options)
  if (!outcome.ok) throw new Problem(PROBLEM_OF[outcome.code], { name, reason: outcome.code })
  const { reading, blocks } = outcome
  const isPlan = reading.items.length > 0 || (reading.document.kind !== null && reading.sections.length > 0)
  if (!isPlan) throw new Problem('import.without-tasks', { name })
  return { reading, pages: blocks.pages }
}
