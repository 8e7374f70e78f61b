export { addGroup, type NewGroup } from './add-group.ts'
export { addOrganization, type NewOrganization } from './add-organization.ts'
export { changeOrganizations, previewChange } from './change-organizations.ts'
export { findAgency } from './find-agency.ts'
export { type GroupRow, listGroupRows } from './groups.store.ts'
export { importOrganizations, type OrganizationImport } from './import-organizations.ts'
export { loadOrganizations } from './load-organizations.ts'
export { countOpenDuties } from './open-duties.store.ts'
export { registerOrganizations } from './organizations.routes.ts'
export {
  findOrganization,
  listBranch,
  listGroupAliases,
  listOrganizationRows,
  type OrganizationRow,
} from './organizations.store.ts'
export { ROW_ERROR_WORDS } from './row-error-words.ts'
export { branchesOn, branchOn, idAt, listOrganizationRefs, listPlaces } from './tree-of-day.store.ts'
