import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlainDate } from '../calendar/plain-date.ts'
import { addDays } from '../calendar/plain-date.ts'
import { availableUpdates, checkExtension, checkUpdate } from './check-update.ts'
import type { DutyFacts, DutyUpdate, UpdateKind } from './duty-facts.ts'
import { DUTY_ROLES, UPDATE_KINDS } from './duty-facts.ts'
import { countByStatus, dutyStatus } from './duty-status.ts'
import type { DutyStatus } from './status.ts'
import { DUTY_STATUSES } from './status.ts'

const calendar = { weekend: [0, 6], everyYear: [], holidays: [], workedInstead: [] }
const confirmed = { confirmationRequired: true }
const trusted = { confirmationRequired: false }
const facts = (more: Partial<DutyFacts> = {}): DutyFacts => ({
  originalDueOn: '2025-09-30',
  windowFrom: '2025-07-01',
  waitingFor: null,
  recordRequired: false,
  extensions: [],
  updates: [],
  ...more,
})
const said = (...updates: (readonly [UpdateKind, PlainDate, number?])[]): DutyUpdate[] =>
  updates.map(([kind, on, progress], order) => ({ kind, on, order, progress: progress ?? null, hasRecord: true }))
const on = (day: PlainDate, it: DutyFacts, settings = confirmed) => dutyStatus(it, day, calendar, settings)

const history = said(
  ['started', '2025-08-01'],
  ['progress', '2025-09-01', 60],
  ['delivered', '2025-10-02'],
  ['returned', '2025-10-06'],
  ['delivered', '2025-10-10'],
  ['confirmed', '2025-10-13'],
)

describe('the status of a duty on any day', () => {
  test.each<[PlainDate, DutyStatus]>([
    ['2025-07-15', 'not-started'],
    ['2025-08-01', 'running'],
    ['2025-09-30', 'running'],
    ['2025-10-01', 'overdue'],
    ['2025-10-02', 'to-confirm'],
    ['2025-10-06', 'overdue'],
    ['2025-10-12', 'to-confirm'],
    ['2025-10-13', 'done-late'],
    ['2026-10-13', 'done-late'],
  ])('on %s it is %s', (day, status) => {
    expect(on(day, facts({ updates: history })).status).toBe(status)
  })
  test('lateness is counted from the due date to the delivery, or to the day looked at', () => {
    expect(on('2025-10-03', facts())).toMatchObject({ status: 'overdue', daysLate: 3, workingDaysLeft: -3 })
    expect(on('2025-12-31', facts({ updates: history }))).toMatchObject({ daysLate: 10, workingDaysLeft: null })
    expect(on('2025-09-26', facts())).toMatchObject({ daysLate: 0, workingDaysLeft: 2, lateAgainstOriginal: false })
  })
  test('an extension moves the due date from the day it is granted, the plan’s date stays known', () => {
    const extended = facts({ extensions: [{ grantedOn: '2025-10-05', dueOn: '2025-10-31' }], updates: history })
    expect(on('2025-10-04', facts({ ...extended, updates: [] })).status).toBe('overdue')
    expect(on('2025-10-05', facts({ ...extended, updates: [] })).status).toBe('not-started')
    expect(on('2025-12-01', extended)).toMatchObject({
      status: 'done-on-time',
      dueOn: '2025-10-31',
      originalDueOn: '2025-09-30',
      daysLate: 0,
      lateAgainstOriginal: true,
    })
  })
  test('an extension granted after the delivery does not make it timely', () => {
    const late = facts({ updates: said(['delivered', '2025-10-02'], ['confirmed', '2025-10-03']) })
    const later = { ...late, extensions: [{ grantedOn: '2025-10-20' as const, dueOn: '2025-12-31' as const }] }
    expect(on('2025-11-01', later)).toEqual(on('2025-11-01', late))
  })
  test('where no confirmation is required, delivered is done', () => {
    const delivered = facts({ updates: said(['delivered', '2025-09-30']) })
    expect(on('2025-10-01', delivered, trusted).status).toBe('done-on-time')
    expect(on('2025-10-01', delivered, confirmed).status).toBe('to-confirm')
  })
  test('what waits for an act is neither on time nor late until the act happens', () => {
    const words = 'có thông tư hướng dẫn'
    const waiting = facts({ originalDueOn: null, waitingFor: { kind: 'event', words, happenedOn: null } })
    expect(on('2026-12-31', waiting)).toMatchObject({ status: 'waiting', dueOn: null, daysLate: 0 })
    const happened = facts({ waitingFor: { kind: 'event', words, happenedOn: '2025-09-01' } })
    expect(on('2025-08-31', happened)).toMatchObject({ status: 'waiting', dueOn: null, originalDueOn: null })
    expect(on('2025-09-01', happened)).toMatchObject({ status: 'not-started', dueOn: '2025-09-30' })
    expect(on('2025-10-01', happened).status).toBe('overdue')
    expect(on('2025-08-31', { ...happened, updates: said(['started', '2025-08-15']) }).status).toBe('running')
  })
  test('a stopped duty stays stopped until it is resumed', () => {
    const stopped = facts({
      updates: said(['started', '2025-08-01'], ['stopped', '2025-08-10'], ['resumed', '2025-11-01']),
    })
    expect(on('2025-10-15', stopped)).toMatchObject({ status: 'stopped', daysLate: 0, workingDaysLeft: null })
    expect(on('2025-11-01', stopped).status).toBe('overdue')
  })
  test('counting names every status', () => {
    expect(countByStatus([{ status: 'overdue' }, { status: 'overdue' }, { status: 'running' }])).toEqual({
      ...Object.fromEntries(DUTY_STATUSES.map((it) => [it, 0])),
      overdue: 2,
      running: 1,
    })
  })
})

describe('what may be said next', () => {
  const context = { today: '2025-10-15', calendar, settings: confirmed } as const
  const update = (kind: UpdateKind, day: PlainDate, progress: number | null = null, hasRecord = true) => ({
    kind,
    on: day,
    progress,
    hasRecord,
  })
  test.each([
    ['a future day', facts(), update('started', '2025-10-16'), 'update-in-future'],
    [
      'a day before the last update',
      facts({ updates: said(['started', '2025-08-02']) }),
      update('progress', '2025-08-01', 5),
      'update-before-last',
    ],
    ['confirming what is not delivered', facts(), update('confirmed', '2025-10-15'), 'update-wrong-state'],
    [
      'delivering what is stopped',
      facts({ updates: said(['stopped', '2025-08-02']) }),
      update('delivered', '2025-10-15'),
      'update-wrong-state',
    ],
    ['progress above 100', facts(), update('progress', '2025-10-15', 101), 'progress-out-of-range'],
    ['progress without a share', facts(), update('progress', '2025-10-15'), 'progress-out-of-range'],
    ['no number at all', facts(), update('progress', '2025-10-15', Number.NaN), 'progress-out-of-range'],
    [
      'a delivery without its record',
      facts({ recordRequired: true }),
      update('delivered', '2025-10-15', null, false),
      'record-required',
    ],
  ] as const)('%s is refused', (_, known, next, code) => {
    expect(checkUpdate(known, next, context)).toEqual({ ok: false, code })
  })
  test('who reported a completion does not confirm it; anybody else does', () => {
    const delivery = { kind: 'delivered', on: '2025-10-10', order: 1, progress: null, hasRecord: true } as const
    const reported = facts({ updates: [{ ...delivery, by: 'lan' }] })
    const confirmation = update('confirmed', '2025-10-15')
    expect(checkUpdate(reported, { ...confirmation, by: 'lan' }, context)).toEqual({
      ok: false,
      code: 'own-confirmation',
    })
    expect(checkUpdate(reported, { ...confirmation, by: 'minh' }, context)).toEqual({ ok: true })
  })
  test('who reported first may confirm what somebody else reported after it was returned', () => {
    const updates = [
      { kind: 'delivered', on: '2025-10-01', order: 1, progress: null, hasRecord: true, by: 'lan' },
      { kind: 'returned', on: '2025-10-02', order: 2, progress: null, hasRecord: false, by: 'minh' },
      { kind: 'delivered', on: '2025-10-10', order: 3, progress: null, hasRecord: true, by: 'minh' },
    ] as const
    const confirmation = update('confirmed', '2025-10-15')
    expect(checkUpdate(facts({ updates }), { ...confirmation, by: 'lan' }, context)).toEqual({ ok: true })
    expect(checkUpdate(facts({ updates }), { ...confirmation, by: 'minh' }, context)).toMatchObject({ ok: false })
  })
  test('a delivery of nobody known is confirmed by anybody', () => {
    const delivery = {
      kind: 'delivered',
      on: '2025-10-10',
      order: 1,
      progress: null,
      hasRecord: true,
      by: null,
    } as const
    const known = facts({ updates: [delivery] })
    expect(checkUpdate(known, { ...update('confirmed', '2025-10-15'), by: null }, context)).toEqual({ ok: true })
    expect(checkUpdate(known, { ...update('confirmed', '2025-10-15'), by: 'lan' }, context)).toEqual({ ok: true })
  })
  test('who reported a completion may take it back', () => {
    const delivery = { kind: 'delivered', on: '2025-10-10', order: 1, progress: null, hasRecord: true } as const
    const reported = facts({ updates: [{ ...delivery, by: 'lan' }] })
    expect(checkUpdate(reported, { ...update('returned', '2025-10-15'), by: 'lan' }, context)).toEqual({ ok: true })
  })
  test('two updates of one day are taken in the order they are recorded', () => {
    const started = facts({ updates: said(['started', '2025-10-15']) })
    expect(checkUpdate(started, update('delivered', '2025-10-15'), context)).toEqual({ ok: true })
    const delivered = facts({ updates: said(['started', '2025-10-15'], ['delivered', '2025-10-15']) })
    expect(on('2025-10-15', delivered).status).toBe('to-confirm')
  })
  test('an extension is later than the date in force and given to open duties only', () => {
    const longer = { grantedOn: '2025-10-15', dueOn: '2025-10-31' } as const
    expect(checkExtension(facts(), longer, context)).toEqual({ ok: true })
    expect(checkExtension(facts(), { ...longer, dueOn: '2025-09-30' }, context)).toEqual({
      ok: false,
      code: 'extension-not-later',
    })
    expect(checkExtension(facts({ updates: history }), longer, context)).toEqual({
      ok: false,
      code: 'extension-closed',
    })
    expect(checkExtension(facts({ originalDueOn: null }), longer, context)).toEqual({
      ok: false,
      code: 'extension-without-due-date',
    })
    expect(checkExtension(facts(), { ...longer, grantedOn: '2025-10-16' }, context)).toEqual({
      ok: false,
      code: 'extension-in-future',
    })
  })
})

describe('taking a duty or giving it back', () => {
  const context = { today: '2025-08-15', calendar, settings: confirmed } as const
  const say = (known: DutyFacts, kind: UpdateKind, hasWords = true) =>
    checkUpdate(
      known,
      { kind, on: '2025-08-15', progress: kind === 'progress' ? 10 : null, hasRecord: true, hasWords },
      context,
    )
  test('nobody took it until its unit accepts it or begins', () => {
    expect(on('2025-07-10', facts()).acceptance).toBe('open')
    expect(on('2025-08-15', facts({ updates: said(['accepted', '2025-08-01']) }))).toMatchObject({
      acceptance: 'accepted',
      status: 'not-started',
    })
    expect(on('2025-08-15', facts({ updates: said(['started', '2025-08-01']) })).acceptance).toBe('accepted')
  })
  test.each([
    ['accepted twice', said(['accepted', '2025-08-01']), 'accepted', 'accepted-already'],
    ['given back after it began', said(['started', '2025-08-01']), 'declined', 'accepted-already'],
    ['updated while it is given back', said(['declined', '2025-08-01']), 'progress', 'declined'],
    ['delivered while it is given back', said(['declined', '2025-08-01']), 'delivered', 'declined'],
    ['insisted on though nobody gave it back', said(['accepted', '2025-08-01']), 'insisted', 'update-wrong-state'],
    ['given to another after it was delivered', said(['delivered', '2025-08-01']), 'reassigned', 'update-wrong-state'],
  ] as const)('%s is refused', (_, updates, kind, code) => {
    expect(say(facts({ updates }), kind)).toEqual({ ok: false, code })
  })
  test('giving back and insisting say why', () => {
    expect(say(facts(), 'declined', false)).toEqual({ ok: false, code: 'words-required' })
    expect(say(facts(), 'declined')).toEqual({ ok: true })
    expect(say(facts({ updates: said(['declined', '2025-08-01']) }), 'insisted', false)).toMatchObject({ ok: false })
  })
  test('who gave it insists, or gives it to another, who begins anew', () => {
    const declined = facts({ updates: said(['declined', '2025-08-01']) })
    expect(say(declined, 'insisted')).toEqual({ ok: true })
    const insisted = said(['declined', '2025-08-01'], ['insisted', '2025-08-02'])
    expect(on('2025-08-15', facts({ updates: insisted })).acceptance).toBe('accepted')
    const passed = said(['progress', '2025-07-20', 40], ['reassigned', '2025-08-02'])
    expect(on('2025-08-15', facts({ updates: passed }))).toMatchObject({
      acceptance: 'open',
      status: 'not-started',
      progress: null,
    })
  })
  test('what is given back still runs towards its due date', () => {
    expect(on('2025-10-01', facts({ updates: said(['declined', '2025-08-01']) }))).toMatchObject({
      status: 'overdue',
      acceptance: 'declined',
    })
  })
})

describe('a duty that was broken down', () => {
  const context = { today: '2025-08-15', calendar, settings: confirmed } as const
  const say = (known: DutyFacts, kind: UpdateKind) =>
    checkUpdate(known, { kind, on: '2025-08-15', progress: kind === 'progress' ? 10 : null, hasRecord: true }, context)
  test('is delivered after its parts, and its progress is theirs', () => {
    expect(say(facts({ parts: { total: 2, open: 1 } }), 'delivered')).toEqual({ ok: false, code: 'parts-open' })
    expect(say(facts({ parts: { total: 2, open: 0 } }), 'delivered')).toEqual({ ok: true })
    expect(say(facts({ parts: { total: 2, open: 0 } }), 'progress')).toEqual({ ok: false, code: 'progress-of-parts' })
  })
  test('a part and a contribution are done when they are delivered', () => {
    const updates = said(['delivered', '2025-08-01'])
    expect(DUTY_ROLES.map((role) => on('2025-08-15', facts({ role, updates })).status)).toEqual([
      'to-confirm',
      'done-on-time',
      'done-on-time',
    ])
  })
})

describe('facts as they come', () => {
  const date = fc.integer({ min: 0, max: 500 }).map((n): PlainDate => addDays('2025-01-01', n))
  const anyFacts = fc.record({
    originalDueOn: fc.option(date),
    windowFrom: fc.option(date),
    waitingFor: fc.option(
      fc.record({
        kind: fc.constant('event' as const),
        words: fc.constant('có hướng dẫn'),
        happenedOn: fc.option(date),
      }),
    ),
    recordRequired: fc.boolean(),
    role: fc.constantFrom(...DUTY_ROLES),
    parts: fc.constantFrom({ total: 0, open: 0 }, { total: 2, open: 0 }, { total: 2, open: 1 }),
    extensions: fc.array(fc.record({ grantedOn: date, dueOn: date }), { maxLength: 2 }),
    updates: fc
      .array(
        fc.record({
          kind: fc.constantFrom(...UPDATE_KINDS),
          on: date,
          progress: fc.integer({ min: 0, max: 100 }),
          hasRecord: fc.boolean(),
        }),
        { maxLength: 6 },
      )
      .map((updates) => updates.map((it, order): DutyUpdate => ({ ...it, order }))),
  })
  test('what was done does not become overdue by waiting', () => {
    fc.assert(
      fc.property(
        anyFacts,
        date,
        fc.integer({ min: 0, max: 900 }),
        fc.boolean(),
        (known, day, more, confirmationRequired) => {
          const settings = { confirmationRequired }
          const upToDay = { ...known, updates: known.updates.filter((it) => it.on <= day) }
          const [now, then] = [on(day, upToDay, settings), on(addDays(day, more), upToDay, settings)]
          if (now.status.startsWith('done') && known.waitingFor === null) expect(then.status).toBe(now.status)
          if (now.status === 'overdue' && upToDay.extensions.every((it) => it.grantedOn <= day))
            expect(then.status).toBe('overdue')
        },
      ),
    )
  })
  test('before any update a duty is not started, waiting or overdue', () => {
    fc.assert(
      fc.property(anyFacts, date, (known, day) => {
        const untouched = { ...known, updates: known.updates.filter((it) => it.on > day) }
        const state = on(day, untouched)
        expect(['not-started', 'waiting', 'overdue']).toContain(state.status)
        expect(state.daysLate > 0).toBe(state.status === 'overdue')
      }),
    )
  })
  test('later facts never change how a day looked', () => {
    fc.assert(
      fc.property(anyFacts, date, (known, day) => {
        const upToDay = {
          ...known,
          updates: known.updates.filter((it) => it.on <= day).reverse(),
          extensions: known.extensions.filter((it) => it.grantedOn <= day),
        }
        expect(on(day, known)).toEqual(on(day, upToDay))
      }),
    )
  })
  test('an update is taken exactly where the table offers it', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...UPDATE_KINDS), (known, kind) => {
        const today = addDays('2025-01-01', 501)
        const next = { kind, on: today, progress: kind === 'progress' ? 50 : null, hasRecord: true, hasWords: true }
        const { ok } = checkUpdate(known, next, { today, calendar, settings: confirmed })
        const { status, acceptance } = on(today, known)
        expect(ok).toBe(availableUpdates(status, { acceptance, parts: known.parts }).includes(kind))
      }),
    )
  })
})
