import type { LinkedRow, PlanLinks, RowLinks } from '@dondoc/contract/cascade'
import { canLinkPlan, canReadPlan } from '@dondoc/domain/access/predicates'
import { proposeLinks } from '@dondoc/domain/cascade/propose-links'
import { isLaterThanSuperior, reasonsFor } from '@dondoc/domain/cascade/superior-plan'
import type { Actor } from '../../lib/actor.ts'
import type { Trx } from '../../lib/db.ts'
import { getReadablePlan } from '../plan-editing/index.ts'
import { findPlan, type PlanRow } from '../plans/index.ts'
import { readSettings, type Settings } from '../settings/index.ts'
import { presentPlanRef, presentRows } from './linked-rows.ts'
import * as store from './links.store.ts'

async function rowsOf(trx: Trx, plan: PlanRow, settings: Settings): Promise<LinkedRow[]> {
  return presentRows(await store.listLinkableNodes(trx, plan.tenantId, plan.id), plan, settings)
}

/** The superior plan as far as the reader may see it; its people stand inside who issued it, so they may. */
async function readSuperior(trx: Trx, actor: Actor, plan: PlanRow): Promise<PlanRow | null> {
  const superior = plan.superiorPlanId === null ? undefined : await findPlan(trx, plan.tenantId, plan.superiorPlanId)
  return superior && canReadPlan(actor, { ownerPath: superior.orgPath, isDraft: superior.state === 'draft' })
    ? superior
    : null
}

function linkRows(
  rows: readonly LinkedRow[],
  superiorRows: readonly LinkedRow[],
  links: readonly store.LinkRow[],
  propose: boolean,
): RowLinks[] {
  const standing = superiorRows.filter(({ droppedOn }) => droppedOn === null)
  const proposals = proposeLinks(
    rows.filter(({ droppedOn }) => propose && droppedOn === null),
    standing,
  )
  const dueOf = new Map(superiorRows.map(({ id, dueOn }) => [id, dueOn]))
  const byRow = Map.groupBy(links, ({ nodeId }) => nodeId)
  return rows.map((row) => {
    const said = byRow.get(row.id) ?? []
    const late = (superiorId: string): boolean => isLaterThanSuperior(row.dueOn, dueOf.get(superiorId) ?? null)
    return {
      row,
      links: said.map(({ superiorId, state, author }) => ({ superiorId, state, author, late: late(superiorId) })),
      proposals: (proposals.get(row.id) ?? [])
        .filter(({ superiorId }) => !said.some((link) => link.superiorId === superiorId))
        .map((proposal) => ({ ...proposal, words: [...proposal.words], late: late(proposal.superiorId) })),
    }
  })
}

/** The superior plan of a plan, and what people have decided of one of its rows. */
function onlyRow(links: PlanLinks, nodeId: string): PlanLinks {
  const rows = links.rows.filter(({ row }) => row.id === nodeId)
  const linked = new Set(rows.flatMap((row) => row.links.map(({ superiorId }) => superiorId)))
  return { ...links, rows, superiorRows: links.superiorRows.filter(({ id }) => linked.has(id)) }
}

/**
 * The superior plan of a plan, which rows are linked, and what may be; of one row only what has been decided. Throws
 * `plan.not-found`.
 */
export async function showLinks(trx: Trx, actor: Actor, planId: string, nodeId?: string): Promise<PlanLinks> {
  const plan = await getReadablePlan(trx, actor, planId)
  const settings = await readSettings(trx, plan.tenantId)
  const superior = await readSuperior(trx, actor, plan)
  const rows = await rowsOf(trx, plan, settings)
  const superiorRows = superior === null ? [] : await rowsOf(trx, superior, settings)
  const offered = nodeId === undefined ? await store.listCandidates(trx, plan) : []
  const candidates = offered.map((candidate) => ({
    ...presentPlanRef(candidate),
    reasons: reasonsFor({ superior: plan.superior, citations: [...plan.legalBases, ...plan.citations] }, candidate),
  }))
  const links: PlanLinks = {
    plan: presentPlanRef(plan),
    superior: superior && presentPlanRef(superior),
    candidates: candidates.sort((a, b) => b.reasons.length - a.reasons.length),
    rows: linkRows(rows, superiorRows, await store.listLinks(trx, plan.tenantId, planId), nodeId === undefined),
    superiorRows,
    can: { link: canLinkPlan(actor, { ownerPath: plan.orgPath, isDraft: plan.state === 'draft' }) },
  }
  return nodeId === undefined ? links : onlyRow(links, nodeId)
}
