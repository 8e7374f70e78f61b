import { type PlainDate, plainDate, yearOf } from '@dondoc/domain/calendar/plain-date'
import type { DocumentHead, PlanReading } from '@dondoc/domain/imports/reading'
import { treeOfItems } from '@dondoc/domain/plans/build-tree'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { planCode, takeNumbers } from '../../lib/running-codes.ts'
import { insertFindings, insertNames, insertNodes, insertPlan, type NewNode } from './plans.store.ts'
import { createLeadResolver, type Directory } from './resolve-leads.ts'

export interface DraftSource {
  readonly reading: PlanReading
  readonly issuer: { readonly id: string; readonly orgPath: string }
  readonly directory: Directory
  /** Marks the plan and all that comes of it as demo data. */
  readonly demo: boolean
}

const yearOnly = (year: number): { from: PlainDate; to: PlainDate } | null => {
  const from = plainDate(year, 1, 1)
  const to = plainDate(year, 12, 31)
  return from && to ? { from, to } : null
}

/** The period of the plan; the year of its date where the words name no period. Throws `plan.year-unknown`. */
function periodOf(document: DocumentHead): { readonly from: PlainDate; readonly to: PlainDate } {
  const period = document.period ?? (document.date === null ? null : yearOnly(yearOf(document.date)))
  if (period === null) throw new Problem('plan.year-unknown')
  return period
}

/**
 * Writes what was read as a draft plan with its tree, findings and the organizations its names mean, inside the caller's
 * transaction. Returns its id and code. Throws `plan.year-unknown` where neither a period nor a date tells the year.
 */
export async function createDraft(
  trx: Trx,
  tenantId: string,
  source: DraftSource,
): Promise<{ readonly planId: string; readonly code: string }> {
  const { reading, issuer, directory, demo } = source
  const { document } = reading
  const period = periodOf(document)
  const year = yearOf(period.from)
  const code = planCode(year, await takeNumbers(trx, tenantId, `KH-${year}`, 1))
  const planId = newId()
  await insertPlan(trx, tenantId, {
    id: planId,
    code,
    issuerId: issuer.id,
    orgPath: issuer.orgPath,
    state: 'draft',
    year,
    periodFrom: period.from,
    periodTo: period.to,
    title: document.title ?? document.kind ?? reading.source,
    kind: document.kind,
    number: document.number,
    superior: document.superior,
    place: document.place,
    dateText: document.dateText,
    documentDate: document.date,
    legalBases: document.legalBases,
    citations: document.citations,
    recipients: document.recipients,
    signer: document.signer,
    sections: reading.sections,
    demo,
  })
  const nodes = treeOfItems(reading.items, newId).map(
    (node, position): NewNode => ({ ...node, original: null, droppedOn: null, planId, position }),
  )
  await insertNodes(trx, tenantId, nodes)
  const leaves = nodes.filter((node) => node.leaf)
  const resolve = createLeadResolver(directory, issuer.id)
  const names = [...new Set(leaves.flatMap((leaf) => leaf.leads))]
  await insertNames(
    trx,
    tenantId,
    planId,
    names.flatMap((name) => resolve(name).map((lead, position) => ({ name, position, ...lead }))),
  )
  await insertFindings(
    trx,
    tenantId,
    planId,
    reading.findings.map((finding) => ({
      ...finding,
      nodeId: finding.item === null ? null : (leaves[finding.item]?.id ?? null),
    })),
  )
  return { planId, code }
}
