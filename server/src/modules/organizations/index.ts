export { addOrganization, type NewOrganization } from './add-organization.ts'
export { registerOrganizations } from './organizations.routes.ts'
export { findOrganization, listBranch, type OrganizationRow } from './organizations.store.ts'
