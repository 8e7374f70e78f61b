import { finding } from '../imports/findings.ts'
import type { ItemField } from '../imports/reading.ts'
import type { DraftFinding, PlanDraft } from './edit.ts'

/** What is known outside the plan and gives reason to doubt it. */
export interface OutsideFacts {
  /** Leads, as the plan writes them, that mean no organization and no group. */
  readonly unknownLeads: ReadonlySet<string>
  /** By row: the superior plan's deadline in its words, where the row is due after it. */
  readonly tooLate: ReadonlyMap<string, string>
}

const FROM_OUTSIDE: readonly string[] = ['lead-unknown', 'deadline-after-superior']

type Doubt = Omit<DraftFinding, 'id' | 'accepted'>

const doubt = (
  code: 'lead-unknown' | 'deadline-after-superior',
  nodeId: string,
  field: ItemField,
  words: string,
): Doubt => {
  const { severity, message } = finding(code, {}, words)
  return { code, severity, nodeId, field, message }
}

const keyOf = ({ code, nodeId, message }: Doubt): string => JSON.stringify([code, nodeId, message])

/** The draft with the findings that facts outside of it give; those of before keep their id while they still hold. */
export function withOutsideFindings(draft: PlanDraft, facts: OutsideFacts, newId: () => string): PlanDraft {
  const doubts = draft.nodes
    .filter(({ leaf }) => leaf)
    .flatMap(({ id, leads }): Doubt[] => {
      const late = facts.tooLate.get(id)
      return [
        ...leads.filter((lead) => facts.unknownLeads.has(lead)).map((lead) => doubt('lead-unknown', id, 'lead', lead)),
        ...(late === undefined ? [] : [doubt('deadline-after-superior', id, 'deadline', late)]),
      ]
    })
  const known = new Map(draft.findings.map((one) => [keyOf(one), one]))
  const others = draft.findings.filter(({ code }) => !FROM_OUTSIDE.includes(code))
  const found = doubts.map((one): DraftFinding => known.get(keyOf(one)) ?? { ...one, id: newId(), accepted: false })
  const wanted = new Set(found)
  // Where nothing came or went the list stays as it stands, so that an edit changes only what it touches.
  const same =
    found.length === draft.findings.length - others.length &&
    draft.findings.every((one) => wanted.has(one) || !FROM_OUTSIDE.includes(one.code))
  return same ? draft : { ...draft, findings: [...others, ...found] }
}
