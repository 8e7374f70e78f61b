import { addDays, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { checkExtension, checkUpdate } from '@dondoc/domain/duties/check-update'
import { missedCheckpoint } from '@dondoc/domain/duties/checkpoints'
import { DUTY_ROLES, type DutyFacts, type DutyUpdate, UPDATE_KINDS } from '@dondoc/domain/duties/duty-facts'
import { afterUpdate, type DutyWork, dutyStatus, UNTOUCHED } from '@dondoc/domain/duties/duty-status'
import { STARTER_SETTINGS } from '@dondoc/domain/settings/starter-settings'
import { calendarOf } from '@dondoc/domain/settings/tenant-settings'
import * as fc from 'fast-check'
import { type SqlBool, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { issueTestPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { startTestServer, type TestServer } from '../../../test/with-server.ts'
import { inTenant } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { listDutyRows } from './duties.store.ts'
import { dutiesOn } from './duty-state.ts'
import type { DutyWhere } from './select-duties.sql.ts'

const FIRST = '2026-01-15'
const TODAY = '2026-06-20'

let server: TestServer
let world: PlanWorld
let planId: string

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(`${TODAY}T03:00:00Z`) })
  world = await makePlanWorld(server)
  planId = await issueTestPlan(await server.as(world.accounts.focal), FIRST)
})
afterAll(() => server.stop())

const context = { today: TODAY, calendar: calendarOf(STARTER_SETTINGS), settings: STARTER_SETTINGS } as const

/** Few days, so that things fall on the same day: the border of a due date is where rules go wrong. */
const dayFrom = (first: number, last: number) =>
  fc.integer({ min: first, max: last }).map((steps) => addDays(FIRST, steps * 6))
const day = dayFrom(0, 26)
/** On days of the same few, one of them before the duty was given. */
const CHECKPOINTS = [-1, 5, 11, 20].map((steps) => ({ on: addDays(FIRST, steps * 6), label: `Mốc ${steps}` }))
const due = fc.option(dayFrom(-2, 35), { nil: null, freq: 8 })

/** What people might try on a duty, in the order of the days; the rules then take what they take. */
const attempts = fc.record({
  role: fc.constantFrom(...DUTY_ROLES.filter((role) => role !== 'part')),
  originalDueOn: due,
  waiting: fc.option(fc.record({ happenedOn: fc.option(day, { nil: null }) }), { nil: null, freq: 4 }),
  updates: fc.array(
    fc.record({ kind: fc.constantFrom(...UPDATE_KINDS), on: day, progress: fc.integer({ min: 0, max: 100 }) }),
    { maxLength: 12 },
  ),
  extensions: fc.array(fc.record({ grantedOn: day, days: fc.integer({ min: 1, max: 8 }).map((steps) => steps * 6) }), {
    maxLength: 2,
  }),
})

const OPEN: readonly string[] = ['overdue', 'running', 'not-started']

type Attempt = typeof attempts extends fc.Arbitrary<infer Value> ? Value : never

function factsOf(attempt: Attempt): DutyFacts {
  const { role, originalDueOn, waiting } = attempt
  let facts: DutyFacts = {
    role,
    originalDueOn,
    windowFrom: null,
    waitingFor: waiting === null ? null : { kind: 'event', words: 'có thông tư', happenedOn: waiting.happenedOn },
    recordRequired: false,
    extensions: [],
    updates: [],
  }
  const steps = [
    ...attempt.updates.map((update) => ({ ...update, at: update.on })),
    ...attempt.extensions.map((extension) => ({ ...extension, at: extension.grantedOn })),
  ].sort((a, b) => a.at.localeCompare(b.at))
  for (const step of steps) {
    if ('kind' in step) {
      const progress = step.kind === 'progress' ? step.progress : null
      const update: DutyUpdate = {
        kind: step.kind,
        on: step.on,
        order: facts.updates.length + 1,
        progress,
        hasRecord: false,
        hasWords: true,
      }
      if (checkUpdate(facts, update, { ...context, today: step.on }).ok)
        facts = { ...facts, updates: [...facts.updates, update] }
    } else {
      const { dueOn } = dutyStatus(facts, step.grantedOn, context.calendar, context.settings)
      const extension = { grantedOn: step.grantedOn, dueOn: addDays(dueOn ?? step.grantedOn, step.days) }
      const granted = checkExtension(facts, extension, { ...context, today: step.grantedOn }).ok
      if (granted) facts = { ...facts, extensions: [...facts.extensions, extension] }
    }
  }
  return facts
}

/** Writes facts as the use cases leave them. */
async function store(facts: readonly DutyFacts[]): Promise<Map<string, DutyFacts>> {
  const { db } = server.deps
  const { tenantId } = world
  const like = await db.selectFrom('duty').selectAll().where('planId', '=', planId).limit(1).executeTakeFirstOrThrow()
  const stored = new Map(facts.map((one) => [newId(), one]))
  for (const [id, { role = 'lead', originalDueOn, waitingFor, updates, extensions }] of stored) {
    const folded = updates.reduce<{ work: DutyWork; all: DutyWork[] }>(
      ({ work, all }, update) => {
        const next = afterUpdate(work, update)
        return { work: next, all: [...all, next] }
      },
      { work: UNTOUCHED, all: [] },
    )
    const extension = extensions.at(-1)
    await db
      .insertInto('duty')
      .values({
        ...like,
        ...folded.work,
        id,
        role,
        code: `NV-T${id}`,
        originalDueOn,
        waitingKind: waitingFor?.kind ?? null,
        waitingWords: waitingFor?.words ?? null,
        happenedOn: waitingFor?.happenedOn ?? null,
        dueOn: extension?.dueOn ?? originalDueOn,
        extendedOn: extension?.grantedOn ?? null,
        lastUpdateOn: updates.at(-1)?.on ?? null,
        version: updates.length,
        checkpoints: JSON.stringify(CHECKPOINTS),
      })
      .execute()
    if (extensions.length > 0) {
      await db
        .insertInto('duty_extension')
        .values(extensions.map((one) => ({ ...one, tenantId, id: newId(), dutyId: id, reason: null })))
        .execute()
    }
    if (updates.length > 0) {
      await db
        .insertInto('duty_update')
        .values(
          updates.map(({ kind, on, progress }, at) => {
            const work = folded.all[at] ?? UNTOUCHED
            return {
              tenantId,
              id: newId(),
              dutyId: id,
              sequence: at + 1,
              kind,
              on,
              progress,
              text: null,
              reason: null,
              authorId: null,
              author: 'Người thử',
              recordedAt: new Date(),
              acceptanceAfter: work.acceptance,
              startedAfter: work.started,
              stoppedAfter: work.stopped,
              deliveredOnAfter: work.deliveredOn,
              confirmedOnAfter: work.confirmedOn,
              progressAfter: work.progress,
            }
          }),
        )
        .execute()
    }
  }
  return stored
}

test('for any history and any day the list says what the domain says', async () => {
  const stored = await store(fc.sample(attempts, { numRuns: 400, seed: 76 }).map(factsOf))
  const days: PlainDate[] = [0, 6, 30, 66, 96, 126, 155, 156].map((passed) => addDays(FIRST, passed))
  const scope = { tenantId: world.tenantId, paths: [world.province.orgPath] }
  for (const asOf of days) {
    const page = { sort: 'code', limit: 1000, after: null } as const
    const where = { planId, role: 'any' } as const
    const { rows } = await inTenant(server.deps.db, scope, (trx) => listDutyRows(trx, scope, asOf, where, page))
    const shown = rows.filter(({ id }) => stored.has(id))
    const narrowed = async (filter: DutyWhere): Promise<string[]> =>
      (
        await inTenant(server.deps.db, scope, (trx) => listDutyRows(trx, scope, asOf, { ...where, ...filter }, page))
      ).rows
        .map(({ id }) => id)
        .filter((id) => stored.has(id))
    const late = shown.filter(({ id }) => {
      const facts = stored.get(id)
      return facts && dutyStatus(facts, asOf, context.calendar, context.settings).lateAgainstOriginal
    })
    expect(await narrowed({ lateOriginal: true })).toEqual(late.map(({ id }) => id))
    const missed = shown.filter((row) => OPEN.includes(row.status) && missedCheckpoint(row, asOf) !== null)
    expect(await narrowed({ missedCheckpoint: true })).toEqual(missed.map(({ id }) => id))
    expect(shown).toHaveLength(stored.size)
    for (const { id, status, dueOn, deliveredOn, confirmedOn, progress, acceptance } of shown) {
      const facts = stored.get(id)
      if (!facts) throw new Error('unknown duty')
      const said = dutyStatus(facts, asOf, context.calendar, context.settings)
      expect({ asOf, facts, status, dueOn, deliveredOn, confirmedOn, progress, acceptance }).toEqual({
        asOf,
        facts,
        status: said.status,
        dueOn: said.dueOn,
        deliveredOn: said.deliveredOn,
        confirmedOn: said.confirmedOn,
        progress: said.progress,
        acceptance: said.acceptance,
      })
    }
  }
})

test('beside the status of a day stands that of an earlier one, as a list of that day says it', async () => {
  const stored = await store(fc.sample(attempts, { numRuns: 200, seed: 77 }).map(factsOf))
  const ofPlan = sql<SqlBool>`d."planId" = ${planId}`
  const statusesOf = async (day: PlainDate, before?: PlainDate) => {
    const duties = dutiesOn(world.tenantId, day, ofPlan, before === undefined ? {} : { before })
    const { rows } = await inTenant(server.deps.db, world, (trx) =>
      sql<{ id: string; status: string; statusBefore?: string }>`select * from (${duties}) duties`.execute(trx),
    )
    return rows.filter(({ id }) => stored.has(id))
  }
  for (const passed of [6, 66, 126, 156]) {
    const asOf = addDays(FIRST, passed)
    for (const back of [7, 60]) {
      const before = addDays(asOf, -back)
      const then = new Map((await statusesOf(before)).map(({ id, status }) => [id, status]))
      const shown = await statusesOf(asOf, before)
      expect(shown.map(({ statusBefore }) => statusBefore)).toEqual(shown.map(({ id }) => then.get(id) ?? null))
    }
  }
})
