import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canConfirmDuty,
  canCorrectRecord,
  canDecideBudget,
  canEditPlan,
  canEnterRecord,
  canImport,
  canIssuePlan,
  canManageAccounts,
  canReadAudit,
  canReadDuty,
  canReadPlan,
  canReadRecord,
  canUpdateDuty,
  type DutyPlace,
  isOwnWork,
} from './predicates.ts'
import type { Actor, Role } from './roles.ts'
import { holdsRole, isInBranch, ROLES } from './roles.ts'

const as = (role: Role, at: string): Actor => ({ roles: [{ role, at }] })
const issued = { ownerPath: 'tinh.so_a', isDraft: false }
const draft = { ownerPath: 'tinh.so_a', isDraft: true }
const duty = { leadPath: 'tinh.so_a.phong_1', ownerPath: 'tinh.so_a' }
const entered = (isOwn: boolean) => ({ issuerPath: 'tinh.so_a', isOwn })
const ofA = (proves: readonly DutyPlace[]) => ({ issuerPath: 'tinh.so_a', proves })
const dutyOfB = { leadPath: 'tinh.so_b', ownerPath: 'tinh.so_b' }

describe('one’s own work', () => {
  const unit = 'tinh.so_a.phong_1'
  test.each([
    ['staff of the unit', as('staff', unit), unit, unit, true],
    ['the head of the unit', as('unit-head', unit), unit, unit, true],
    ['the focal officer of the agency, where the unit has its people', as('focal', 'tinh.so_a'), unit, unit, false],
    ['the focal officer of the agency, where the unit has nobody', as('focal', 'tinh.so_a'), unit, 'tinh.so_a', true],
    ['the focal officer of the province, where the agency has somebody', as('focal', 'tinh'), unit, 'tinh.so_a', false],
    ['the focal officer, of the agency’s own duties', as('focal', 'tinh.so_a'), 'tinh.so_a', 'tinh.so_a', true],
    ['the leader, of the agency’s own duties', as('leader', 'tinh.so_a'), 'tinh.so_a', null, true],
    ['the leader, of a unit without people', as('leader', 'tinh.so_a'), unit, null, false],
    ['an administrator', as('administrator', unit), unit, unit, false],
    ['a reader', as('reader', unit), unit, unit, false],
  ] as const)('%s', (_who, actor, leadPath, nearestOwing, expected) => {
    expect(isOwnWork(actor, { leadPath, nearestOwing })).toBe(expected)
  })
})

describe('a role holds for its branch', () => {
  test('a name that only begins alike is another branch', () => {
    expect(isInBranch('tinh.so_ab', 'tinh.so_a')).toBe(false)
    expect(isInBranch('tinh.so_a.phong_1', 'tinh.so_a')).toBe(true)
    expect(isInBranch('tinh', 'tinh.so_a')).toBe(false)
  })
  test('what is allowed in a branch is allowed in everything below it', () => {
    const label = fc.constantFrom('a', 'b', 'ab', 'c')
    const path = fc.array(label, { minLength: 1, maxLength: 4 }).map((it) => it.join('.'))
    fc.assert(
      fc.property(path, path, label, fc.constantFrom(...ROLES), (at, asked, child, role) => {
        if (holdsRole(as(role, at), [role], asked))
          expect(holdsRole(as(role, at), [role], `${asked}.${child}`)).toBe(true)
      }),
    )
  })
})

describe('who may do what', () => {
  test.each<[string, boolean, boolean]>([
    [
      'a staff member reads the issued plan of the own agency',
      canReadPlan(as('staff', 'tinh.so_a.phong_1'), issued),
      true,
    ],
    ['a staff member of another agency does not', canReadPlan(as('staff', 'tinh.so_b'), issued), false],
    ['a reader above reads it', canReadPlan(as('reader', 'tinh'), issued), true],
    ['a draft is not shown to staff', canReadPlan(as('staff', 'tinh.so_a.phong_1'), draft), false],
    ['a leader reads the draft', canReadPlan(as('leader', 'tinh.so_a'), draft), true],
    ['a focal officer edits', canEditPlan(as('focal', 'tinh.so_a'), draft), true],
    ['a unit head does not edit', canEditPlan(as('unit-head', 'tinh.so_a'), draft), false],
    ['a leader issues', canIssuePlan(as('leader', 'tinh.so_a'), draft), true],
    ['a system administrator does not issue', canIssuePlan(as('administrator', 'tinh'), draft), false],
    ['a focal officer imports into the own agency', canImport(as('focal', 'tinh.so_a'), 'tinh.so_a'), true],
    ['but not into another one', canImport(as('focal', 'tinh.so_a'), 'tinh.so_b'), false],
    ['staff update what their unit owes', canUpdateDuty(as('staff', 'tinh.so_a.phong_1'), duty), true],
    ['staff of the next unit do not', canUpdateDuty(as('staff', 'tinh.so_a.phong_2'), duty), false],
    ['but they read it', canReadDuty(as('staff', 'tinh.so_a.phong_2'), duty), true],
    ['a unit head does not confirm the own work', canConfirmDuty(as('unit-head', 'tinh.so_a.phong_1'), duty), false],
    ['the focal officer of the plan’s owner confirms', canConfirmDuty(as('focal', 'tinh.so_a'), duty), true],
    ['a focal officer of the unit that owes does not', canConfirmDuty(as('focal', 'tinh.so_a.phong_1'), duty), false],
    ['a focal officer decides budgets of the own plans', canDecideBudget(as('focal', 'tinh.so_a'), 'tinh.so_a'), true],
    ['a leader does not', canDecideBudget(as('leader', 'tinh.so_a'), 'tinh.so_a'), false],
    ['staff enter documents of their agency', canEnterRecord(as('staff', 'tinh.so_a.phong_1'), 'tinh.so_a'), true],
    ['and of the authority above it', canEnterRecord(as('staff', 'tinh.so_a.phong_1'), 'tinh'), true],
    ['not those of another agency', canEnterRecord(as('staff', 'tinh.so_a.phong_1'), 'tinh.so_b'), false],
    ['a reader enters none', canEnterRecord(as('reader', 'tinh'), 'tinh.so_a'), false],
    ['who entered a document mends it', canCorrectRecord(as('staff', 'tinh.so_a.phong_1'), entered(true)), true],
    [
      'a colleague below the issuer does not',
      canCorrectRecord(as('staff', 'tinh.so_a.phong_1'), entered(false)),
      false,
    ],
    ['the focal officer of the issuer does', canCorrectRecord(as('focal', 'tinh.so_a'), entered(false)), true],
    ['who left for a reader’s role does not', canCorrectRecord(as('reader', 'tinh.so_a'), entered(true)), false],
    ['a document is read inside the issuer', canReadRecord(as('staff', 'tinh.so_a.phong_1'), ofA([])), true],
    ['not in another agency', canReadRecord(as('staff', 'tinh.so_b'), ofA([])), false],
    ['unless it proves a duty read there', canReadRecord(as('staff', 'tinh.so_b'), ofA([dutyOfB])), true],
    ['an auditor reads the trail', canReadAudit(as('auditor', 'tinh'), 'tinh.so_a'), true],
    ['an auditor gives no accounts', canManageAccounts(as('auditor', 'tinh'), 'tinh.so_a'), false],
  ])('%s', (_, allowed, expected) => {
    expect(allowed).toBe(expected)
  })
  test('an account without roles may do nothing', () => {
    const nobody = { roles: [] }
    const asked = [
      canReadPlan(nobody, issued),
      canEditPlan(nobody, draft),
      canReadDuty(nobody, duty),
      canUpdateDuty(nobody, duty),
    ]
    expect(asked).toEqual([false, false, false, false])
  })
})
