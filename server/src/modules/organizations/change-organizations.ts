import type * as contract from '@dondoc/contract/organization-changes'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { applyChange } from '@dondoc/domain/organizations/apply-change'
import {
  allottedBy,
  type ChangeTarget,
  type OrganizationChange,
  type Refused,
} from '@dondoc/domain/organizations/change'
import { checkChange } from '@dondoc/domain/organizations/check-change'
import type { Structure } from '@dondoc/domain/organizations/structure'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { movePaths } from './branch-tables.ts'
import { carryOver, countCarried, countDoubled } from './carry-over.ts'
import { presentEffects } from './changes.present.ts'
import { findDuties } from './open-duties.store.ts'
import { canChangeTree } from './organizations.access.ts'
import type { Passing } from './passing.ts'
import { lockTree, readStructure, treeVersion, writeTree } from './structure.store.ts'

/** Gives the organizations that a change makes their ids. */
function withIds(change: contract.OrganizationChange): OrganizationChange {
  type Asked = Extract<contract.OrganizationChange, { kind: 'merge' }>['into']
  const target = (into: Asked): ChangeTarget =>
    into.kind === 'new' ? { kind: 'new', organization: { id: newId(), ...into.organization } } : into
  switch (change.kind) {
    case 'add':
      return { ...change, organization: { id: newId(), ...change.organization } }
    case 'merge':
      return { ...change, into: target(change.into) }
    case 'split':
      return { ...change, into: change.into.map(target) }
    case 'rename': {
      const { type, ...renamed } = change
      return type === undefined ? renamed : { ...renamed, type }
    }
    case 'move':
    case 'close':
      return change
  }
}

/** Throws the `Problem` of a refusal, with the names that its sentence needs. */
export function throwRefused(refused: Refused | null, { organizations }: Structure): void {
  if (refused === null) return
  const { code, organizationId, otherId, words } = refused
  const nameOf = (id: string | null): string | null => organizations.find((one) => one.id === id)?.name ?? null
  throw new Problem(code, { organizationId, name: nameOf(organizationId), otherId, other: nameOf(otherId), words })
}

interface Planned {
  readonly change: OrganizationChange
  readonly applied: ReturnType<typeof applyChange>
  readonly passing: Passing
  readonly effects: contract.ChangeEffects
}

/** What a change would do on a day that counts as today. Throws `access.denied` and the refusals of `checkChange`. */
async function planChange(
  trx: Trx,
  actor: Actor,
  asked: contract.OrganizationChange,
  today: PlainDate,
): Promise<Planned> {
  const { tenantId } = actor
  const structure = await readStructure(trx, tenantId)
  const change = withIds(asked)
  mustBeAllowed(canChangeTree(actor, structure, change))
  throwRefused(checkChange(structure, change, today), structure)
  const applied = applyChange(structure, change)
  const heirs = applied.ended.map(({ id, heirId }) => ({ id, heirId }))
  const allotted = [...allottedBy(change)].map(([dutyId, toId]) => ({ dutyId, toId }))
  if (change.kind === 'split') await mustBeOpen(trx, tenantId, change.organizationId, change.duties)
  const passing = { tenantId, changeId: newId(), on: change.on, heirs, allotted }
  const carried = await countCarried(trx, passing)
  mustLeaveNothing(carried, heirs)
  const doubled = await countDoubled(trx, passing)
  return { change, applied, passing, effects: presentEffects(structure, change, applied, carried, doubled) }
}

/** Only what the divided organization itself still owes can be allotted. Throws `duty.not-found`, `organization.duty-not-open`. */
async function mustBeOpen(
  trx: Trx,
  tenantId: string,
  organizationId: string,
  duties: readonly { readonly dutyId: string }[],
): Promise<void> {
  if (duties.length === 0) return
  const named = await findDuties(
    trx,
    tenantId,
    duties.map(({ dutyId }) => dutyId),
  )
  if (named.length < duties.length) throw new Problem('duty.not-found')
  const other = named.find((duty) => duty.organizationId !== organizationId || !duty.open)
  if (other !== undefined) throw new Problem('organization.duty-not-open', { dutyId: other.id, code: other.code })
}

/** What nobody takes over may have nothing open. Memberships of groups and names in plans just end. */
function mustLeaveNothing(carried: Awaited<ReturnType<typeof countCarried>>, heirs: Passing['heirs']): void {
  const closed = new Set(heirs.filter(({ heirId }) => heirId === null).map(({ id }) => id))
  const open = carried.filter(
    ({ what, fate, id }) =>
      closed.has(id) && fate === 'passes' && what !== 'group-memberships' && what !== 'plan-names',
  )
  if (open.length === 0) return
  throw new Problem('organization.has-open-work', {
    organizationId: open[0]?.id ?? null,
    open: Object.fromEntries(open.map(({ what, count }) => [what, count])),
  })
}

/** What a reorganization would do; a later day is allowed. Throws `access.denied` and the refusals of `checkChange`. */
export async function previewChange(
  trx: Trx,
  actor: Actor,
  asked: contract.OrganizationChange,
  today: PlainDate,
): Promise<{ effects: contract.ChangeEffects; version: number; canApplyToday: boolean }> {
  const { effects } = await planChange(trx, actor, asked, asked.on > today ? asked.on : today)
  return { effects, version: await treeVersion(trx, actor.tenantId), canApplyToday: asked.on <= today }
}

/**
 * Reorganizes the tree in one transaction: the tree itself, the paths of all rows filtered by branch, and what passes to the heirs.
 * Throws `organization.tree-changed` where somebody else changed it since `version`, `access.denied`, the refusals of
 * `checkChange`, `duty.not-found` and `organization.duty-not-open` for duties that cannot be allotted, and
 * `organization.has-open-work` where nobody takes over.
 */
export async function changeOrganizations(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: {
    readonly change: contract.OrganizationChange
    readonly basis: string | null
    readonly version: number
    readonly today: PlainDate
    readonly now: Date
  },
): Promise<{ changeId: string; effects: contract.ChangeEffects; version: number; addedIds: string[] }> {
  const { tenantId } = by
  await lockTree(trx, tenantId)
  const planned = await planChange(trx, actor, request.change, request.today)
  const version = await treeVersion(trx, tenantId)
  if (version !== request.version) throw new Problem('organization.tree-changed', { version })
  const { change, applied, passing, effects } = planned
  const { changeId } = passing
  await trx
    .insertInto('organization_change')
    .values({
      tenantId,
      id: changeId,
      sequence: version + 1,
      kind: change.kind,
      on: change.on,
      basis: request.basis,
      subject: effects.subject,
      change: JSON.stringify(change),
      effects: JSON.stringify(effects),
      at: request.now,
      accountId: by.accountId,
      actor: by.name,
    })
    .execute()
  await writeTree(trx, tenantId, changeId, applied)
  await movePaths(trx, tenantId, applied.paths)
  await carryOver(trx, passing)
  await writeAudit(trx, by, {
    action: `organization.${PAST_TENSE[change.kind]}`,
    subjectKind: 'organization-change',
    subjectId: changeId,
    subject: effects.subject,
    before: applied.past,
    after: { change, basis: request.basis, effects: effects.effects },
  })
  return { changeId, effects, version: version + 1, addedIds: applied.added.map(({ id }) => id) }
}

const PAST_TENSE = {
  add: 'added',
  rename: 'renamed',
  move: 'moved',
  merge: 'merged',
  split: 'split',
  close: 'closed',
} as const satisfies Record<OrganizationChange['kind'], string>
