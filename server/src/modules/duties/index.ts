export { addDuties, type NewDuty } from './add-duties.ts'
export { changeDuties, listStandingDuties, type StandingRow } from './amend-duties.ts'
export { registerBudgets } from './budgets.routes.ts'
export { countByReason, type ReasonCount } from './delay-reasons.store.ts'
export { dutyHandlers, passAssignments } from './duties.jobs.ts'
export { countFrom, missedOf, presentDutyCell, presentDutyRow } from './duties.present.ts'
export { conditionsOf, registerDuties } from './duties.routes.ts'
export {
  type DutyWhere,
  hasMissedCheckpoint,
  isLateAgainstOriginal,
  listDutyRows,
  selectDuties,
} from './duties.store.ts'
export { type DutyRecord, findDuty, lockDuty, readFacts } from './duty-detail.store.ts'
export { listAssignedDuties } from './duty-giving.store.ts'
export { type Judge, judgeOf, placeOf, type Viewer, viewerOf } from './duty-rights.ts'
export { type DutyState, dutiesOn } from './duty-state.ts'
export { type OwnPlaces, ownOrganizations, ownPlacesOf } from './own-work.sql.ts'
export { orderPassing } from './pass-assignments.ts'
export { showDuty } from './show-duty.ts'
