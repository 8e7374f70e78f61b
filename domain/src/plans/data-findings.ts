import { findCitations } from '../imports/citations.ts'
import { finding } from '../imports/findings.ts'
import type { Citation, ItemField } from '../imports/reading.ts'
import { type KnownRecord, numberKey } from '../records/replacement.ts'
import type { DraftFinding, PlanDraft } from './edit.ts'
import type { PlanTreeNode } from './plan-tree.ts'

/** What is known outside the plan and gives reason to doubt it. */
export interface OutsideFacts {
  /** Leads, as the plan writes them, that mean no organization and no group. */
  readonly unknownLeads: ReadonlySet<string>
  /** By row: the superior plan's deadline in its words, where the row is due after it. */
  readonly tooLate: ReadonlyMap<string, string>
  /** Numbered documents that the plan names outside its rows. */
  readonly bases: readonly Citation[]
  /** What is in force in place of a document that the plan names; empty where it was not replaced. */
  readonly replacementsOf: (named: Citation) => readonly KnownRecord[]
}

const FROM_OUTSIDE: readonly string[] = ['lead-unknown', 'deadline-after-superior', 'base-replaced']

type Doubt = Omit<DraftFinding, 'id' | 'accepted'>

const doubt = (
  code: 'lead-unknown' | 'deadline-after-superior' | 'base-replaced',
  nodeId: string | null,
  field: ItemField | null,
  words: string,
): Doubt => {
  const { severity, message } = finding(code, {}, words)
  return { code, severity, nodeId, field, message }
}

/** Cells that may name a document. */
const NAMING_FIELDS = [
  ['task', ({ text }: PlanTreeNode) => text],
  ['product', ({ productText }: PlanTreeNode) => productText],
  ['note', ({ note }: PlanTreeNode) => note],
] as const

/** What is said of a replaced document: its number, and what is in force in its place. */
function replacedWords({ number }: Citation, records: readonly KnownRecord[]): string {
  const names = records.map(
    ({ kind, number: later, date }) =>
      `${kind} số ${later}${date === null ? '' : ` ngày ${date.split('-').reverse().join('/')}`}`,
  )
  return `${number} (nay là ${names.join(' và ')})`
}

/** Doubts about replaced documents, each once a place: at the rows that name them, else at the plan. */
function replacedDoubts(draft: PlanDraft, { bases, replacementsOf }: OutsideFacts): readonly Doubt[] {
  const doubtsOf = (named: readonly Citation[], nodeId: string | null, field: ItemField | null): Doubt[] => {
    const byNumber = new Map(named.map((citation) => [numberKey(citation.number), citation]))
    return [...byNumber.values()].flatMap((citation) => {
      const records = replacementsOf(citation)
      return records.length === 0 ? [] : [doubt('base-replaced', nodeId, field, replacedWords(citation, records))]
    })
  }
  return [
    ...doubtsOf(bases, null, null),
    ...draft.nodes.flatMap((node) =>
      NAMING_FIELDS.flatMap(([field, words]) => doubtsOf(findCitations(words(node) ?? ''), node.id, field)),
    ),
  ]
}

const keyOf = ({ code, nodeId, field, message }: Doubt): string => JSON.stringify([code, nodeId, field, message])

/** The draft with the findings that facts outside of it give; those of before keep their id while they still hold. */
export function withOutsideFindings(draft: PlanDraft, facts: OutsideFacts, newId: () => string): PlanDraft {
  const ofRows = draft.nodes
    .filter(({ leaf }) => leaf)
    .flatMap(({ id, leads }): Doubt[] => {
      const late = facts.tooLate.get(id)
      return [
        ...leads.filter((lead) => facts.unknownLeads.has(lead)).map((lead) => doubt('lead-unknown', id, 'lead', lead)),
        ...(late === undefined ? [] : [doubt('deadline-after-superior', id, 'deadline', late)]),
      ]
    })
  const doubts = [...replacedDoubts(draft, facts), ...ofRows]
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
