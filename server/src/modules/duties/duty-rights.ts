import type { DutyRow } from '@dondoc/contract/duties'
import { canConfirmDuty, canUpdateDuty, JUDGES } from '@dondoc/domain/access/predicates'
import { availableUpdates } from '@dondoc/domain/duties/check-update'
import type { UpdateKind } from '@dondoc/domain/duties/duty-facts'
import type { DutyStatus } from '@dondoc/domain/duties/status'
import type { Actor } from '../../lib/actor.ts'

/** Said by the authority that gave the duty; all other kinds are said by who owes it. */
const JUDGEMENTS: readonly UpdateKind[] = ['confirmed', 'returned', 'stopped', 'resumed']

/** The update kinds that a person may give, of those that are possible. */
export function allowedKinds(kinds: readonly UpdateKind[], can: DutyRow['can']): UpdateKind[] {
  return kinds.filter((kind) => (JUDGEMENTS.includes(kind) ? can.confirm : can.update))
}

/** A duty as far as one's rights on it need it. */
export interface DutyStanding {
  readonly status: DutyStatus
  readonly orgPath: string
  readonly ownerPath: string
  /** The account that reported its last completion; null where there is none or nobody is known. */
  readonly deliveredBy: string | null
}

/** Who looks at duties, and whether the day they look at is the present one: only today something can be said. */
export interface Viewer {
  readonly actor: Actor
  readonly isToday: boolean
}

/** What the viewer may say of a duty at all, and what now: not confirm what he reported himself. */
export function rightsOn(duty: DutyStanding, { actor, isToday }: Viewer): Pick<DutyRow, 'can' | 'availableUpdates'> {
  const place = { leadPath: duty.orgPath, ownerPath: duty.ownerPath }
  const can = { update: canUpdateDuty(actor, place), confirm: canConfirmDuty(actor, place) }
  const isOwn = duty.deliveredBy === actor.accountId
  const kinds = isToday ? allowedKinds(availableUpdates(duty.status), can) : []
  return { can, availableUpdates: kinds.filter((kind) => kind !== 'confirmed' || !isOwn) }
}

/** Where somebody's confirmations stand: the places at and below which they judge duties, and who they are. */
export interface Judge {
  readonly paths: readonly string[]
  readonly accountId: string
}

/** The judge that an actor is; without places where no such role is held. */
export function judgeOf({ roles, accountId }: Actor): Judge {
  const paths = roles.filter(({ role }) => JUDGES.includes(role)).map(({ at }) => at)
  return { paths: [...new Set(paths)], accountId }
}
