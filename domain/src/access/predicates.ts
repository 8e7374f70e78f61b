import type { Actor, OrganizationPath, Role } from './roles.ts'
import { holdsRole, isInBranch } from './roles.ts'

/** A plan as far as rights need it: drafts are seen by those who write them. */
export interface PlanPlace {
  readonly ownerPath: OrganizationPath
  readonly isDraft: boolean
}

/** A duty as far as rights need it: who owes it, and who gave it by its plan. */
export interface DutyPlace {
  readonly leadPath: OrganizationPath
  readonly ownerPath: OrganizationPath
  /** Of a part: the unit that gave it on. */
  readonly giverPath?: OrganizationPath | null
}

const PLAN_WRITERS: readonly Role[] = ['administrator', 'focal']
const PLAN_ISSUERS: readonly Role[] = ['focal', 'leader']
/** Who does the work of an organization. */
export const WORKERS: readonly Role[] = ['unit-head', 'staff']
/** Who says how the duties of an organization stand: its people, and the focal officers above them. */
export const OWING: readonly Role[] = [...WORKERS, 'focal']
/** Who answers for what their organization owes. An administrator keeps the system, others look on: they owe nothing. */
export const ANSWERABLE: readonly Role[] = [...OWING, 'leader']
const RECORD_WRITERS: readonly Role[] = [...WORKERS, 'focal', 'leader']
/** Who gives work on inside an organization. */
export const UNIT_MANAGERS: readonly Role[] = ['unit-head', 'focal', 'leader']
/** Who confirms, returns, stops and extends what their authority gave. */
export const JUDGES: readonly Role[] = ['focal', 'leader']

const holdsAnyAt = (actor: Actor, path: OrganizationPath): boolean =>
  actor.roles.some((held) => isInBranch(path, held.at))

const standsInside = (actor: Actor, path: OrganizationPath): boolean =>
  actor.roles.some((held) => isInBranch(held.at, path))

/** An issued plan is read above its owner and by everybody who stands inside it; a draft by those who write or sign it. */
export function canReadPlan(actor: Actor, plan: PlanPlace): boolean {
  if (plan.isDraft) return holdsRole(actor, [...PLAN_WRITERS, 'leader'], plan.ownerPath)
  return holdsAnyAt(actor, plan.ownerPath) || standsInside(actor, plan.ownerPath)
}

/** Changing the nodes of a plan. */
export function canEditPlan(actor: Actor, plan: PlanPlace): boolean {
  return holdsRole(actor, PLAN_WRITERS, plan.ownerPath)
}

/** Issuing a plan binds organizations: it is an act of the office, not of its system administrator. */
export function canIssuePlan(actor: Actor, plan: PlanPlace): boolean {
  return holdsRole(actor, PLAN_ISSUERS, plan.ownerPath)
}

/** Saying which rows of a superior plan the rows of a plan carry out, before and after it is issued. */
export function canLinkPlan(actor: Actor, plan: PlanPlace): boolean {
  return canEditPlan(actor, plan) || canIssuePlan(actor, plan)
}

/** Reading a plan file into an organization's plans. */
export function canImport(actor: Actor, ownerPath: OrganizationPath): boolean {
  return holdsRole(actor, PLAN_WRITERS, ownerPath)
}

/** A duty is read above and inside both who owes it and who gave it. */
export function canReadDuty(actor: Actor, duty: DutyPlace): boolean {
  return canReadPlan(actor, { ownerPath: duty.ownerPath, isDraft: false }) || holdsAnyAt(actor, duty.leadPath)
}

/** Saying how a duty stands: the people of the organization that owes it, and the focal officers above them. */
export function canUpdateDuty(actor: Actor, duty: DutyPlace): boolean {
  return holdsRole(actor, OWING, duty.leadPath)
}

/**
 * Whether a duty is one's own work ("Việc của tôi"): owed by the very organization for which one answers, or by one below it that
 * has nobody of its own to say how its duties stand. `nearestOwing` is the place, from who owes it upwards, where the first such
 * role is held; null where nobody holds one.
 */
export function isOwnWork(
  actor: Actor,
  { leadPath, nearestOwing }: { readonly leadPath: OrganizationPath; readonly nearestOwing: OrganizationPath | null },
): boolean {
  return actor.roles.some(
    ({ role, at }) => (ANSWERABLE.includes(role) && at === leadPath) || (OWING.includes(role) && at === nearestOwing),
  )
}

/** Confirming, returning, stopping and deciding on what was given back belong to the authority that gave the duty; of a part, to the unit. */
export function canConfirmDuty(actor: Actor, duty: DutyPlace): boolean {
  return duty.giverPath ? holdsRole(actor, UNIT_MANAGERS, duty.giverPath) : holdsRole(actor, JUDGES, duty.ownerPath)
}

/** Granting a later due date (gia hạn): only who gave the duty. */
export function canExtendDuty(actor: Actor, duty: DutyPlace): boolean {
  return canConfirmDuty(actor, duty)
}

/** Giving a duty on inside the organization that owes it: to units below as parts, or to a person. */
export function canManageDuty(actor: Actor, duty: DutyPlace): boolean {
  return holdsRole(actor, UNIT_MANAGERS, duty.leadPath)
}

/** Writing a comment: everybody who works for who owes it or for who gave it. */
export function canCommentDuty(actor: Actor, duty: DutyPlace): boolean {
  return [duty.leadPath, duty.ownerPath, duty.giverPath].some(
    (path) => path && holdsRole(actor, [...WORKERS, ...JUDGES], path),
  )
}

/** Saying what a task of an issued plan may cost: the focal officers of who owns the plan. */
export function canDecideBudget(actor: Actor, ownerPath: OrganizationPath): boolean {
  return holdsRole(actor, ['focal'], ownerPath)
}

/** Keeping the tree of organizations and their groups. */
export function canManageOrganizations(actor: Actor, path: OrganizationPath): boolean {
  return holdsRole(actor, ['administrator'], path)
}

/** Writing urging letters in the name of an agency. */
export function canUrge(actor: Actor, path: OrganizationPath): boolean {
  return holdsRole(actor, JUDGES, path)
}

/** A letter is read by those who may write it, and once it is sent by those at, above and inside a unit that it urges. */
export function canReadLetter(
  actor: Actor,
  letter: {
    readonly issuerPath: OrganizationPath
    readonly isSent: boolean
    readonly receiverPaths: readonly OrganizationPath[]
  },
): boolean {
  if (canUrge(actor, letter.issuerPath)) return true
  return letter.isSent && letter.receiverPaths.some((path) => holdsAnyAt(actor, path) || standsInside(actor, path))
}

/** Setting how the people of a branch are reminded and urged. */
export function canSetUrging(actor: Actor, path: OrganizationPath): boolean {
  return holdsRole(actor, ['administrator', 'focal'], path)
}

/** Giving accounts and roles at an organization. */
export function canManageAccounts(actor: Actor, path: OrganizationPath): boolean {
  return holdsRole(actor, ['administrator'], path)
}

/** Entering documents into an organization's register. */
export function canWriteRecord(actor: Actor, path: OrganizationPath): boolean {
  return holdsRole(actor, RECORD_WRITERS, path)
}

/** A record as far as rights need it: whose it is, and what it proves. */
export interface RecordPlace {
  readonly issuerPath: OrganizationPath
  readonly proves: readonly DutyPlace[]
}

/** A record and its files are read above and inside who issued it, and by whoever reads a duty that it proves. */
export function canReadRecord(actor: Actor, record: RecordPlace): boolean {
  const { issuerPath, proves } = record
  return (
    holdsAnyAt(actor, issuerPath) || standsInside(actor, issuerPath) || proves.some((duty) => canReadDuty(actor, duty))
  )
}

/** Entering a document of one's own agency or of an authority above it: by those who work there, on whatever level. */
export function canEnterRecord(actor: Actor, issuerPath: OrganizationPath): boolean {
  const works = actor.roles.filter(({ role }) => RECORD_WRITERS.includes(role))
  return works.some(({ at }) => isInBranch(at, issuerPath) || isInBranch(issuerPath, at))
}

/** Mending what was entered wrongly, and adding files: at the issuer, and whoever entered it while working there still. */
export function canCorrectRecord(
  actor: Actor,
  record: { readonly issuerPath: OrganizationPath; readonly isOwn: boolean },
): boolean {
  const { issuerPath, isOwn } = record
  return canWriteRecord(actor, issuerPath) || (isOwn && actor.roles.some(({ role }) => RECORD_WRITERS.includes(role)))
}

/** Reading the trail of who changed what. */
export function canReadAudit(actor: Actor, path: OrganizationPath): boolean {
  return holdsRole(actor, ['administrator', 'auditor'], path)
}
