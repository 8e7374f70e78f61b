import type { OrganizationPath } from '@dondoc/domain/access/roles'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { DutyStatus } from '@dondoc/domain/duties/status'
import type { Area } from '@dondoc/domain/plans/area'
import type { Moment, WrittenDuty } from './held-states.store.ts'

/** A value that many duties have, held once. */
export interface Shared<Value> {
  readonly value: Value
  /** From 0, without gaps among those of a day: counters for each stand in an array. */
  readonly index: number
}

/** Gives one object out for equal values. */
function shareValues<Value>(): (value: Value) => Shared<Value> {
  const known = new Map<Value, Shared<Value>>()
  return (value) => {
    const found = known.get(value)
    if (found !== undefined) return found
    const shared = { value, index: known.size }
    known.set(value, shared)
    return shared
  }
}

/** An organization and where it stood on the day. */
export interface Place {
  readonly id: string
  readonly path: OrganizationPath
}

/** A duty on the day: what is counted of it, and where it stands. */
export interface HeldState extends Pick<WrittenDuty, 'id' | 'code' | 'role' | 'statusBefore' | 'soon' | 'late'> {
  readonly status: DutyStatus
  readonly planId: Shared<string>
  /** Who owed it on the day. */
  readonly owing: Shared<Place>
  /** Of who owes it now: who stands there or above may read it. */
  readonly orgPath: Shared<OrganizationPath>
  readonly area: Shared<Area | null>
  readonly dueOn: Shared<PlainDate> | null
  readonly deliveredOn: Shared<PlainDate> | null
}

/** How all duties of a tenant stand on a day, as long as neither its tree nor the rule of confirmation changes. */
export class HeldDay {
  readonly #states = new Map<string, HeldState>()
  /** Where the organizations of the tenant stood, by their ids. */
  readonly places: ReadonlyMap<string, Place>
  readonly #plans = shareValues<string>()
  readonly #owing = shareValues<Place>()
  readonly #paths = shareValues<OrganizationPath>()
  readonly #areas = shareValues<Area | null>()
  readonly #days = shareValues<PlainDate>()
  readonly #confirmationRequired: boolean
  #seen: string

  constructor(moment: Moment, places: readonly Place[]) {
    this.places = new Map(places.map((place) => [place.id, place]))
    this.#confirmationRequired = moment.confirmationRequired
    this.#seen = moment.seen
    this.#hold(moment.duties)
  }

  /** The moment up to which it is true. */
  get seen(): string {
    return this.#seen
  }

  get states(): Iterable<HeldState> {
    return this.#states.values()
  }

  get size(): number {
    return this.#states.size
  }

  /** Takes over what was written since; false, and nothing done, where the day must be read again. */
  goOn({ seen, confirmationRequired, treeWritten, duties }: Moment): boolean {
    if (treeWritten || confirmationRequired !== this.#confirmationRequired) return false
    this.#hold(duties)
    this.#seen = seen
    return true
  }

  #hold(duties: readonly WrittenDuty[]): void {
    for (const duty of duties) {
      const { id, code, role, status, statusBefore, dueOn, deliveredOn, soon, late } = duty
      if (status === null) {
        this.#states.delete(id)
        continue
      }
      const owing = this.places.get(duty.organizationId)
      if (owing === undefined) throw new Error('who owes a duty stands nowhere')
      this.#states.set(id, {
        id,
        code,
        role,
        status,
        statusBefore,
        soon,
        late,
        planId: this.#plans(duty.planId),
        owing: this.#owing(owing),
        orgPath: this.#paths(duty.orgPath),
        area: this.#areas(duty.area),
        dueOn: dueOn && this.#days(dueOn),
        deliveredOn: deliveredOn && this.#days(deliveredOn),
      })
    }
  }
}
