/** What an organization is, as far as rules ask for it; what a decree calls it ("Phường", "Chi cục") is its type, which is data. */
export const ORGANIZATION_KINDS = [
  'ministry',
  'province',
  'department',
  'commune',
  'board',
  'division',
  'public-service-unit',
  'other',
] as const

export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number]
