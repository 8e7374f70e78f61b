import type { Deadline } from '@dondoc/domain/calendar/deadline'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { Citation, Finding, ItemSource, Section, Signer } from '@dondoc/domain/imports/reading'
import type { Area } from '@dondoc/domain/plans/area'
import type { Selectable } from 'kysely'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import type { PlanNameTable, PlanNodeTable } from '../../lib/tables.ts'
import type { ResolvedLead } from './resolve-leads.ts'

/** Rows of one INSERT: keeps the number of parameters far below PostgreSQL's 65,535. */
const BATCH = 500

const batches = <Row>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, index) => rows.slice(index * BATCH, (index + 1) * BATCH))

export interface NewPlan {
  readonly id: string
  readonly code: string
  readonly issuerId: string
  readonly orgPath: string
  readonly state: 'draft'
  readonly year: number
  readonly periodFrom: PlainDate
  readonly periodTo: PlainDate
  readonly title: string
  readonly kind: string | null
  readonly number: string | null
  readonly superior: string | null
  readonly place: string | null
  readonly dateText: string | null
  readonly documentDate: PlainDate | null
  readonly legalBases: readonly Citation[]
  readonly citations: readonly Citation[]
  readonly recipients: readonly string[]
  readonly signer: Signer | null
  readonly sections: readonly Section[]
  readonly demo: boolean
  readonly superiorPlanId?: string | null
}

export async function insertPlan(trx: Trx, tenantId: string, plan: NewPlan): Promise<void> {
  await trx
    .insertInto('plan')
    .values({
      ...plan,
      tenantId,
      legalBases: JSON.stringify(plan.legalBases),
      citations: JSON.stringify(plan.citations),
      recipients: JSON.stringify(plan.recipients),
      signer: plan.signer && JSON.stringify(plan.signer),
      sections: JSON.stringify(plan.sections),
    })
    .execute()
}

export interface NewNode {
  readonly id: string
  readonly planId: string
  readonly parentId: string | null
  readonly position: number
  readonly kind: PlanNodeTable['kind']
  readonly area: Area | null
  readonly ordinal: string | null
  readonly label: string | null
  readonly text: string
  readonly leaf: boolean
  readonly productText: string | null
  readonly products: readonly string[]
  readonly leadText: string | null
  readonly leads: readonly string[]
  readonly coordinatorText: string | null
  readonly coordinators: readonly string[]
  readonly deadlineText: string | null
  readonly deadline: Deadline | null
  readonly budgetText: string | null
  readonly note: string | null
  readonly source: ItemSource | null
  readonly confidence: number | null
  readonly edited: boolean
  readonly original: null
  readonly superiorId: string | null
  readonly droppedOn: null
}

export async function insertNodes(trx: Trx, tenantId: string, nodes: readonly NewNode[]): Promise<void> {
  for (const batch of batches(nodes)) {
    await trx
      .insertInto('plan_node')
      .values(
        batch.map((node) => ({
          ...node,
          tenantId,
          products: JSON.stringify(node.products),
          leads: JSON.stringify(node.leads),
          coordinators: JSON.stringify(node.coordinators),
          deadline: node.deadline && JSON.stringify(node.deadline),
          source: node.source && JSON.stringify(node.source),
        })),
      )
      .execute()
  }
}

export async function insertNames(
  trx: Trx,
  tenantId: string,
  planId: string,
  names: readonly (ResolvedLead & { readonly name: string; readonly position: number })[],
): Promise<void> {
  for (const batch of batches(names)) {
    await trx
      .insertInto('plan_name')
      .values(batch.map((name) => ({ ...name, tenantId, planId })))
      .execute()
  }
}

export async function insertFindings(
  trx: Trx,
  tenantId: string,
  planId: string,
  findings: readonly (Finding & { readonly nodeId: string | null })[],
): Promise<void> {
  for (const [index, batch] of batches(findings).entries()) {
    await trx
      .insertInto('plan_finding')
      .values(
        batch.map((finding, offset) => ({
          tenantId,
          id: newId(),
          planId,
          position: index * BATCH + offset,
          code: finding.code,
          severity: finding.severity,
          item: finding.item,
          nodeId: finding.nodeId,
          field: finding.field,
          message: finding.message,
        })),
      )
      .execute()
  }
}

/** Remembers whom a part of a name means in its plan. */
export async function setName(trx: Trx, row: Omit<Selectable<PlanNameTable>, 'part' | 'settled'>): Promise<void> {
  await trx
    .updateTable('plan_name')
    .set({ organizationId: row.organizationId, groupId: row.groupId })
    .where('tenantId', '=', row.tenantId)
    .where('planId', '=', row.planId)
    .where('name', '=', row.name)
    .where('position', '=', row.position)
    .execute()
}

export async function setIssued(
  trx: Trx,
  tenantId: string,
  planId: string,
  issued: { readonly issuedOn: PlainDate; readonly number: string | null },
): Promise<void> {
  await trx
    .updateTable('plan')
    .set((plan) => ({ ...issued, state: 'issued' as const, version: plan('version', '+', 1) }))
    .where('tenantId', '=', tenantId)
    .where('id', '=', planId)
    .execute()
}
