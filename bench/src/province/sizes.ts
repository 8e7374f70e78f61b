/** A province as Việt Nam has 34 of them since 01/7/2025: departments, communes, their units, a year of duties, five years of plans. */
export const PROVINCE = {
  departments: 20,
  communes: 150,
  units: 1_500,
  accounts: 3_000,
  /** Rows of the province's own plan of this year. */
  planNodes: 300,
  duties: 20_000,
  updates: 120_000,
  records: 40_000,
  /** Earlier years that stay online, with the plan of every agency. */
  pastYears: 5,
  /** Words of nodes, records and organizations that a search looks through. */
  texts: 200_000,
} as const

/** Of the share that the province gives itself; the rest is what its agencies give to their units. */
export const PROVINCE_DUTIES = 4_000

/** Rows of an agency's plan of this year. */
export const AGENCY_NODES = 70
