/** A role is held at an organization; it holds for the organization's branch of the tree. */
export const ROLES = [
  'administrator',
  'focal',
  'leader',
  'unit-head',
  'staff',
  'appraiser',
  'inspector',
  'auditor',
  'reader',
] as const

export type Role = (typeof ROLES)[number]
