/** The seven areas of reform (Nghị quyết 76/NQ-CP of 15/7/2021), known by meaning: offices order and number them differently. */
export const AREAS = [
  'direction',
  'institutions',
  'procedures',
  'organization',
  'civil-service',
  'public-finance',
  'digital',
] as const

export type Area = (typeof AREAS)[number]
