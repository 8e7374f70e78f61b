import type { Coverage, CoverageCell, CoverageFilter, LinkedRow } from '@dondoc/contract/cascade'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { coverCells } from '@dondoc/domain/cascade/coverage'
import { isLaterThanSuperior } from '@dondoc/domain/cascade/superior-plan'
import { DUTY_STATUSES, type DutyStatus } from '@dondoc/domain/duties/status'
import type { z } from 'zod'
import type { Actor } from '../../lib/actor.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { type ReadScope, scopeOf } from '../../lib/read-scope.ts'
import { getReadablePlan } from '../plan-editing/index.ts'
import { readSettings } from '../settings/index.ts'
import * as store from './coverage.store.ts'
import { presentPlanRef, presentRows } from './linked-rows.ts'
import { listLinkableNodes } from './links.store.ts'

type Filter = Omit<z.output<typeof CoverageFilter>, 'asOf'>

/** All of the matrix: the page that is shown is cut from it. */
export type WholeCoverage = Omit<Coverage, 'cursor'>

const noCounts = (): Record<DutyStatus, number> =>
  Object.fromEntries(DUTY_STATUSES.map((status) => [status, 0])) as Record<DutyStatus, number>

interface MatrixRow extends LinkedRow {
  readonly cells: CoverageCell[]
}

async function readMatrix(
  trx: Trx,
  scope: ReadScope,
  plan: Awaited<ReturnType<typeof getReadablePlan>>,
  asOf: PlainDate,
  nodeId: string | undefined,
): Promise<MatrixRow[]> {
  const expected = await store.listExpected(trx, scope, plan, nodeId)
  const linked = await store.listLinked(trx, scope, plan.id, nodeId)
  const counted = await store.countByRow(trx, scope.tenantId, asOf, [...new Set(linked.map(({ rowId }) => rowId))])
  const settings = await readSettings(trx, scope.tenantId)
  const nodes = await listLinkableNodes(trx, scope.tenantId, plan.id)
  const asked = nodes.filter(({ id }) => nodeId === undefined || id === nodeId)
  const rows = presentRows(asked, plan, settings)
  const keyOf = (cell: { readonly nodeId: string; readonly organizationId: string }): string =>
    `${cell.nodeId}/${cell.organizationId}`
  const dueOf = new Map(expected.map((cell) => [keyOf(cell), cell.dueOn]))
  const linksOf = Map.groupBy(linked, keyOf)
  const countsOf = Map.groupBy(counted, ({ nodeId }) => nodeId)
  const cellsOf = Map.groupBy(coverCells(expected, linked), ({ nodeId }) => nodeId)
  return rows.map((row) => ({
    ...row,
    cells: (cellsOf.get(row.id) ?? []).map(({ organizationId, coverage }): CoverageCell => {
      const own = linksOf.get(keyOf({ nodeId: row.id, organizationId })) ?? []
      const counts = noCounts()
      for (const { rowId } of own) for (const { status, count } of countsOf.get(rowId) ?? []) counts[status] += count
      const limit = dueOf.get(keyOf({ nodeId: row.id, organizationId })) ?? row.dueOn
      return {
        organizationId,
        coverage,
        rows: own.map(({ planId, rowId, text, droppedOn, dueOn }) => ({
          planId,
          nodeId: rowId,
          text,
          late: isLaterThanSuperior(dueOn, limit),
          droppedOn,
        })),
        counts,
      }
    }),
  }))
}

const count = (cells: readonly CoverageCell[], coverage: CoverageCell['coverage']): number =>
  cells.filter((cell) => cell.coverage === coverage).length

/** Which agencies carry out which rows of a plan, narrowed by the filter. Throws `plan.not-found`, `plan.not-issued`. */
export async function readCoverage(
  trx: Trx,
  actor: Actor,
  planId: string,
  filter: Filter,
  asOf: PlainDate,
): Promise<WholeCoverage> {
  const plan = await getReadablePlan(trx, actor, planId)
  if (plan.state === 'draft') throw new Problem('plan.not-issued', { planId, code: plan.code })
  const { area, organizationId, nodeId, onlyGaps = false } = filter
  const matrix = await readMatrix(trx, scopeOf(actor), plan, asOf, nodeId)
  const narrowed = matrix
    .filter((row) => area === undefined || row.area === area)
    .map((row) => ({
      ...row,
      cells: row.cells.filter((cell) => organizationId === undefined || cell.organizationId === organizationId),
    }))
  const rows = narrowed
    .filter(({ cells, droppedOn }) => (onlyGaps ? count(cells, 'gap') > 0 : droppedOn === null || cells.length > 0))
    .map((row) => ({ ...row, gaps: count(row.cells, 'gap'), linked: count(row.cells, 'linked') }))
  const cells = rows.flatMap((row) => row.cells)
  const byAgency = Map.groupBy(cells, (cell) => cell.organizationId)
  const agencies = await store.listAgencies(trx, actor.tenantId, [...byAgency.keys()])
  const organizations = agencies
    .map((agency) => {
      const own = byAgency.get(agency.id) ?? []
      return { ...agency, gaps: count(own, 'gap'), linked: count(own, 'linked') }
    })
    .filter(({ gaps }) => !onlyGaps || gaps > 0)
  return {
    plan: presentPlanRef(plan),
    organizations,
    rows,
    total: rows.length,
    gaps: count(cells, 'gap'),
    linked: count(cells, 'linked'),
    late: cells.filter((cell) => cell.rows.some(({ late }) => late)).length,
  }
}
