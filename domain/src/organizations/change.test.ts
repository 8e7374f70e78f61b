import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate } from '../calendar/plain-date.ts'
import { applyChange } from './apply-change.ts'
import { allottedBy, type NewOrganization, type OrganizationChange } from './change.ts'
import { checkChange } from './check-change.ts'
import { type CurrentOrganization, type Structure, structureOn } from './structure.ts'

const TODAY = '2026-06-30'

const plain = { kind: 'division', type: null, shortName: null, identifierCode: null, issuesPlans: false } as const

/** `tree({ so_a: 'tinh' })`: ids with their superiors, named by their ids. */
function tree(parents: Readonly<Record<string, string | null>>): Structure {
  const pathOf = (id: string): string => {
    const parent = parents[id] ?? null
    return parent === null ? id : `${pathOf(parent)}.${id}`
  }
  const organizations = Object.entries(parents).map(
    ([id, parentId]): CurrentOrganization => ({
      ...plain,
      id,
      parentId,
      name: `Cơ quan ${id}`,
      aliases: [],
      validFrom: '2020-01-01',
      validTo: null,
      stateFrom: '2020-01-01',
      orgPath: pathOf(id),
    }),
  )
  return { organizations, past: [] }
}

const made = (id: string, parentId: string | null, name = `Cơ quan ${id}`): NewOrganization => ({
  ...plain,
  id,
  parentId,
  name,
  aliases: [],
})

const province = tree({ tinh: null, so_a: 'tinh', so_b: 'tinh', so_c: 'tinh', phong_a1: 'so_a', phong_b1: 'so_b' })
const on: PlainDate = '2026-03-01'
const merger: OrganizationChange = {
  kind: 'merge',
  on,
  organizationIds: ['so_a', 'so_b'],
  into: { kind: 'new', organization: made('so_n', 'tinh') },
}

const codeOf = (structure: Structure, change: OrganizationChange): string | null =>
  checkChange(structure, change, TODAY)?.code ?? null

const withOne = (structure: Structure, id: string, over: Partial<CurrentOrganization>): Structure => ({
  ...structure,
  organizations: structure.organizations.map((one) => (one.id === id ? { ...one, ...over } : one)),
})

describe('a merger', () => {
  const { ended, added, past, paths, successions, aliases, after } = applyChange(province, merger)

  test('ends its parties the day before, and one succeeds them all', () => {
    expect(codeOf(province, merger)).toBeNull()
    expect(ended).toEqual([
      { id: 'so_a', validTo: '2026-02-28', heirId: 'so_n' },
      { id: 'so_b', validTo: '2026-02-28', heirId: 'so_n' },
    ])
    expect(added).toMatchObject([{ id: 'so_n', validFrom: on, orgPath: 'tinh.so_n' }])
    expect(successions).toEqual([
      { predecessorId: 'so_a', successorId: 'so_n' },
      { predecessorId: 'so_b', successorId: 'so_n' },
    ])
  })

  test('takes the units along, keeps where they stood, and puts what ended below its successor for rights', () => {
    expect(past.map(({ organizationId, parentId, validTo }) => [organizationId, parentId, validTo])).toEqual([
      ['phong_a1', 'so_a', '2026-02-28'],
      ['phong_b1', 'so_b', '2026-02-28'],
    ])
    expect(paths.map(({ to }) => to)).toEqual([
      'tinh.so_n.so_a',
      'tinh.so_n.so_b',
      'tinh.so_n.phong_a1',
      'tinh.so_n.phong_b1',
    ])
    expect(structureOn(after, '2026-02-28')).toEqual(structureOn(province, '2026-02-28'))
    expect(structureOn(after, on).map(({ id, parentId }) => [id, parentId])).toEqual([
      ['tinh', null],
      ['so_c', 'tinh'],
      ['phong_a1', 'so_n'],
      ['phong_b1', 'so_n'],
      ['so_n', 'tinh'],
    ])
  })

  test('lets documents go on to use the old names', () => {
    expect(aliases.map(({ organizationId, alias }) => `${organizationId}: ${alias}`)).toEqual([
      'so_n: Cơ quan so_a',
      'so_n: Cơ quan so_b',
    ])
  })

  test('tells of units that stand beside a namesake afterwards', () => {
    const twins = withOne(withOne(province, 'phong_a1', { name: 'Văn phòng' }), 'phong_b1', { name: 'văn phòng' })
    expect(codeOf(twins, merger)).toBeNull()
    expect(applyChange(twins, merger).clashes.map(({ organizationId, otherId }) => [organizationId, otherId])).toEqual([
      ['phong_a1', 'phong_b1'],
      ['phong_b1', 'phong_a1'],
    ])
  })

  test('and then another one on the same day, of the units, leaves no day without a structure', () => {
    const next: OrganizationChange = {
      kind: 'merge',
      on,
      organizationIds: ['phong_a1'],
      into: { kind: 'existing', organizationId: 'phong_b1' },
    }
    expect(codeOf(after, next)).toBeNull()
    const later = applyChange(after, next).after
    expect(structureOn(later, '2026-02-28')).toEqual(structureOn(province, '2026-02-28'))
    expect(structureOn(later, on).map(({ id }) => id)).toEqual(['tinh', 'so_c', 'phong_b1', 'so_n'])
  })
})

describe('a division', () => {
  test('gives each successor its units and the rest to the heir', () => {
    const change: OrganizationChange = {
      kind: 'split',
      on,
      organizationId: 'so_a',
      into: [
        { kind: 'new', organization: made('so_x', 'tinh') },
        { kind: 'new', organization: made('so_y', 'tinh') },
      ],
      heir: 0,
      children: [{ organizationId: 'phong_a1', to: 1 }],
      duties: [],
    }
    expect(codeOf(province, change)).toBeNull()
    const applied = applyChange(province, change)
    expect(applied.ended).toEqual([{ id: 'so_a', validTo: '2026-02-28', heirId: 'so_x' }])
    expect(applied.paths).toContainEqual({ id: 'phong_a1', from: 'tinh.so_a.phong_a1', to: 'tinh.so_y.phong_a1' })
    expect(applied.successions.map(({ successorId }) => successorId)).toEqual(['so_x', 'so_y'])
    // Two successors: nobody can say whom the old name means.
    expect(applied.aliases).toEqual([])
  })

  test('gives the duties named to the target named, and leaves the rest to the heir', () => {
    const change = (duties: readonly { dutyId: string; to: number }[], first: 'so_a' | 'so_x'): OrganizationChange => ({
      kind: 'split',
      on,
      organizationId: 'so_a',
      into: [
        first === 'so_a'
          ? { kind: 'existing', organizationId: 'so_a' }
          : { kind: 'new', organization: made('so_x', 'tinh') },
        { kind: 'new', organization: made('so_y', 'tinh') },
      ],
      heir: 0,
      children: [],
      duties,
    })
    const both = [
      { dutyId: 'nv1', to: 1 },
      { dutyId: 'nv2', to: 0 },
    ]
    expect([...allottedBy(change(both, 'so_x'))]).toEqual([
      ['nv1', 'so_y'],
      ['nv2', 'so_x'],
    ])
    // What stays with the one that goes on does not pass.
    expect([...allottedBy(change(both, 'so_a'))]).toEqual([['nv1', 'so_y']])
    expect(allottedBy(merger).size).toBe(0)
    expect(codeOf(province, change([{ dutyId: 'nv1', to: 2 }], 'so_x'))).toBe('organization.not-found')
  })

  test('may take parts out of one that goes on', () => {
    const change: OrganizationChange = {
      kind: 'split',
      on,
      organizationId: 'so_a',
      into: [
        { kind: 'existing', organizationId: 'so_a' },
        { kind: 'new', organization: made('so_x', 'tinh') },
      ],
      heir: 0,
      children: [],
      duties: [],
    }
    expect(codeOf(province, change)).toBeNull()
    const applied = applyChange(province, change)
    expect([applied.ended, applied.paths]).toEqual([[], []])
    expect(applied.successions).toEqual([{ predecessorId: 'so_a', successorId: 'so_x' }])
  })
})

describe('renaming', () => {
  test('keeps the organization, its name of before in its time, and the old name as another one', () => {
    const change: OrganizationChange = { kind: 'rename', on, organizationId: 'so_a', name: 'Sở Mới', shortName: null }
    const { past, aliases, after } = applyChange(province, change)
    expect(past).toMatchObject([{ organizationId: 'so_a', name: 'Cơ quan so_a', validTo: '2026-02-28' }])
    expect(aliases).toEqual([{ organizationId: 'so_a', alias: 'Cơ quan so_a' }])
    expect(structureOn(after, on).find(({ id }) => id === 'so_a')?.name).toBe('Sở Mới')
  })
})

describe('a change is refused', () => {
  const closed = withOne(province, 'so_c', { validTo: '2025-12-31' })
  const close = (organizationId: string, heirId: string | null, day = on): OrganizationChange => ({
    kind: 'close',
    on: day,
    organizationId,
    heirId,
  })
  const move = (organizationId: string, parentId: string, day = on): OrganizationChange => ({
    kind: 'move',
    on: day,
    organizationId,
    parentId,
  })
  const add = (over: Partial<NewOrganization>): OrganizationChange => ({
    kind: 'add',
    on,
    organization: { ...made('moi', 'tinh'), ...over },
  })
  const into = (organizationId: string) => ({ kind: 'existing', organizationId }) as const

  test.each<[string, Structure, OrganizationChange, string]>([
    ['of what is not there', province, move('la', 'tinh'), 'organization.not-found'],
    ['that moves a branch below itself', province, move('so_a', 'phong_a1'), 'organization.loop'],
    ['that moves it where it stands', province, move('so_a', 'tinh'), 'organization.nothing-changes'],
    ['that moves the root', province, move('tinh', 'so_a'), 'organization.is-root'],
    ['that closes the root', province, close('tinh', 'so_a'), 'organization.is-root'],
    ['that adds a second root', province, add({ parentId: null }), 'organization.is-root'],
    ['of a closed one', closed, move('so_c', 'so_a'), 'organization.closed'],
    ['that moves below a closed one', closed, move('so_a', 'so_c'), 'organization.parent-not-there'],
    ['before it existed', province, move('so_a', 'so_b', '2019-05-01'), 'organization.before-it-existed'],
    ['that closes it on its first day', province, close('so_c', null, '2020-01-01'), 'organization.before-it-existed'],
    [
      'before a later one',
      withOne(province, 'so_a', { stateFrom: '2026-05-01' }),
      move('so_a', 'so_b'),
      'organization.changed-later',
    ],
    [
      'before a later one of a unit that follows',
      withOne(province, 'phong_a1', { stateFrom: '2026-05-01' }),
      merger,
      'organization.changed-later',
    ],
    ['for a day to come', province, move('so_a', 'so_b', '2026-07-01'), 'organization.change-in-future'],
    ['that leaves units behind', province, close('so_a', null), 'organization.has-units'],
    ['that closes into its own unit', province, close('so_a', 'phong_a1'), 'organization.loop'],
    [
      'that merges into a unit of a party',
      province,
      { kind: 'merge', on, organizationIds: ['so_a', 'so_b'], into: into('phong_b1') },
      'organization.loop',
    ],
    [
      'that merges one alone into a new one',
      province,
      { ...merger, organizationIds: ['so_a', 'so_a'] },
      'organization.too-few',
    ],
    [
      'that divides into one',
      province,
      { kind: 'split', on, organizationId: 'so_a', into: [into('so_b')], heir: 0, children: [], duties: [] },
      'organization.too-few',
    ],
    ['with a name that stands there already', province, add({ name: 'CƠ QUAN SO_A' }), 'organization.name-taken'],
    ['with an alias of a neighbour', province, add({ aliases: ['Cơ quan so_b'] }), 'organization.alias-taken'],
    ['with a code of another form', province, add({ identifierCode: 'không rõ' }), 'organization.code-invalid'],
    [
      'with a code that another holds',
      withOne(province, 'so_b', { identifierCode: 'H44.10' }),
      add({ identifierCode: 'H44.10' }),
      'organization.code-taken',
    ],
  ])('%s', (_what, structure, change, code) => {
    expect(codeOf(structure, change)).toBe(code)
  })

  test('but a name of another branch is nobody’s concern', () => {
    expect(codeOf(province, add({ parentId: 'so_c', name: 'Cơ quan phong_a1' }))).toBeNull()
  })
})

describe('whatever is changed in whatever order', () => {
  const START: PlainDate = '2021-01-01'
  const index = fc.nat(30)
  const step = fc.record({
    kind: fc.constantFrom('add', 'rename', 'move', 'merge', 'split', 'close'),
    a: index,
    b: index,
    c: index,
    days: fc.nat(40),
  })

  test('there are no loops, past days keep their structure, and successors cover what ended', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        let structure = province
        let day: PlainDate = START
        for (const [at, { kind, a, b, c, days }] of steps.entries()) {
          day = addDays(day, days)
          const ids = structure.organizations.map(({ id }) => id)
          const pick = (n: number): string => ids[n % ids.length] ?? ''
          const fresh = (mark: string, parentId: string) =>
            ({ kind: 'new', organization: made(`x${at}${mark}`, parentId) }) as const
          const change: OrganizationChange = {
            add: { kind: 'add', on: day, organization: made(`x${at}`, pick(a)) } as const,
            rename: { kind: 'rename', on: day, organizationId: pick(a), name: `Tên ${at}`, shortName: null } as const,
            move: { kind: 'move', on: day, organizationId: pick(a), parentId: pick(b) } as const,
            merge: { kind: 'merge', on: day, organizationIds: [pick(a), pick(b)], into: fresh('m', pick(c)) } as const,
            split: {
              kind: 'split',
              on: day,
              organizationId: pick(a),
              into: [fresh('s', pick(b)), fresh('t', pick(c))],
              heir: 1,
              children: [],
              duties: [],
            } as const,
            close: { kind: 'close', on: day, organizationId: pick(a), heirId: pick(b) } as const,
          }[kind]
          if (checkChange(structure, change, TODAY) !== null) continue
          const { after, ended, paths, past } = applyChange(structure, change)
          for (const before of [START, addDays(day, -20), addDays(day, -1)]) {
            if (before < day) expect(structureOn(after, before)).toEqual(structureOn(structure, before))
          }
          for (const { validFrom, validTo } of past) expect(validFrom <= validTo).toBe(true)
          const live = new Map(structureOn(after, day).map((one) => [one.id, one]))
          for (const one of live.values()) {
            const seen = new Set<string>()
            for (let up: string | null = one.id; up !== null; up = live.get(up)?.parentId ?? null) {
              expect(live.has(up)).toBe(true)
              expect(seen.has(up)).toBe(false)
              seen.add(up)
            }
            const path = after.organizations.find(({ id }) => id === one.id)?.orgPath
            expect(path).toBe([...seen].reverse().join('.'))
          }
          for (const { id, heirId } of ended) {
            expect(live.has(id)).toBe(false)
            if (heirId !== null) {
              expect(live.has(heirId)).toBe(true)
              const holder = after.organizations.find((one) => one.id === heirId)?.orgPath
              expect(after.organizations.find((one) => one.id === id)?.orgPath).toBe(`${holder}.${id}`)
            }
          }
          for (const { id, from } of paths) {
            expect(structure.organizations.find((one) => one.id === id)?.orgPath).toBe(from)
          }
          structure = after
        }
      }),
      { numRuns: 150 },
    )
  })
})
