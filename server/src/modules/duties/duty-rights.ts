import type { DutyDetail, DutyRow } from '@dondoc/contract/duties'
import {
  canCommentDuty,
  canConfirmDuty,
  canManageDuty,
  canUpdateDuty,
  type DutyPlace,
  JUDGES,
  UNIT_MANAGERS,
} from '@dondoc/domain/access/predicates'
import type { Role } from '@dondoc/domain/access/roles'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { silentBefore } from '@dondoc/domain/duties/acceptance'
import { availableUpdates, isOpenStatus } from '@dondoc/domain/duties/check-update'
import type { Acceptance, Parts, UpdateKind } from '@dondoc/domain/duties/duty-facts'
import type { DutyStatus } from '@dondoc/domain/duties/status'
import type { Actor } from '../../lib/actor.ts'
import type { Settings } from '../settings/index.ts'

/** Said by the authority that gave the duty; all other kinds are said by who owes it. */
const JUDGEMENTS: readonly UpdateKind[] = ['confirmed', 'returned', 'stopped', 'resumed', 'insisted', 'reassigned']

/** The update kinds that a person may give, of those that are possible. */
export function allowedKinds<Kind extends UpdateKind>(kinds: readonly Kind[], can: DutyRow['can']): Kind[] {
  return kinds.filter((kind) => (JUDGEMENTS.includes(kind) ? can.confirm : can.update))
}

/** A duty as far as one's rights on it need it. */
export interface DutyStanding {
  readonly status: DutyStatus
  readonly acceptance: Acceptance
  readonly parts: Parts | null
  readonly orgPath: string
  readonly ownerPath: string
  /** Of the unit that gave it on, where it is a part. */
  readonly giverPath: string | null
  /** The account that reported its last completion; null where there is none or nobody is known. */
  readonly deliveredBy: string | null
}

/** Who looks at duties, and whether the day they look at is the present one: only today something can be said. */
export interface Viewer {
  readonly actor: Actor
  readonly isToday: boolean
  readonly today: PlainDate
  /** What was given before this day is taken without a word. */
  readonly silentBefore: PlainDate
}

/** The viewer that an actor is on a day, by the settings of the tenant. */
export function viewerOf(
  actor: Actor,
  day: { readonly asOf: PlainDate; readonly today: PlainDate },
  settings: Settings,
): Viewer {
  const { asOf, today } = day
  return { actor, isToday: asOf === today, today, silentBefore: silentBefore(settings, asOf, settings.calendar) }
}

/** Where a duty stands, as the predicates ask for it. */
export const placeOf = (duty: Pick<DutyStanding, 'orgPath' | 'ownerPath' | 'giverPath'>): DutyPlace => {
  return { leadPath: duty.orgPath, ownerPath: duty.ownerPath, giverPath: duty.giverPath }
}

/** What the viewer may say of a duty at all, and what now: not confirm what he reported himself. */
export function rightsOn(duty: DutyStanding, { actor, isToday }: Viewer): Pick<DutyRow, 'can' | 'availableUpdates'> {
  const place = placeOf(duty)
  const can = { update: canUpdateDuty(actor, place), confirm: canConfirmDuty(actor, place) }
  if (!isToday) return { can, availableUpdates: [] }
  const { status, acceptance, parts } = duty
  const isOwn = duty.deliveredBy === actor.accountId
  const possible = availableUpdates(status, { acceptance, ...(parts === null ? {} : { parts }) })
  const kinds = allowedKinds(possible, can).filter((kind) => kind !== 'reassigned')
  return { can, availableUpdates: kinds.filter((kind) => kind !== 'confirmed' || !isOwn) }
}

/** How the viewer may arrange the work on a duty now. */
export function managementOf(
  duty: Pick<DutyStanding, 'status' | 'acceptance' | 'orgPath' | 'ownerPath' | 'giverPath'>,
  { actor, isToday }: Viewer,
): DutyDetail['manages'] {
  const place = placeOf(duty)
  const open = isToday && isOpenStatus(duty.status)
  const manages = canManageDuty(actor, place)
  return {
    breakDown: open && duty.acceptance !== 'declined' && manages,
    assign: open && (manages || canUpdateDuty(actor, place)),
    reassign: open && canConfirmDuty(actor, place),
    comment: isToday && canCommentDuty(actor, place),
  }
}

/** Where somebody's confirmations stand: the places at and below which they judge duties, and who they are. */
export interface Judge {
  readonly paths: readonly string[]
  /** The places at and below which they decide on parts. */
  readonly unitPaths: readonly string[]
  readonly accountId: string
  /** The organizations where they hold the role that judges duties. */
  readonly at: readonly string[]
}

/** The judge that an actor is; without places where no such role is held. */
export function judgeOf({ roles, accountId }: Actor): Judge {
  const at = (judges: readonly Role[]) => [
    ...new Set(roles.filter(({ role }) => judges.includes(role)).map((held) => held.at)),
  ]
  const held = roles.filter(({ role }) => JUDGES.includes(role))
  const ids = [...new Set(held.map(({ organizationId }) => organizationId))]
  return { paths: at(JUDGES), unitPaths: at(UNIT_MANAGERS), accountId, at: ids }
}
