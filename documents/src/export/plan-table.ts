/**
 * The table of a plan as it is printed. Texts are the plan's own words; "\n" parts paragraphs of one cell ("- Sở A\n- Sở B").
 */
export interface PlanTable {
  /** "Kế hoạch" */
  readonly kind: string
  /** What the plan is about, after its kind. */
  readonly title: string
  /** "12/KH-SNV"; null or "/KH-SNV" where it is not given yet. */
  readonly number: string | null
  readonly issuer: string | null
  /** The date as printed: "ngày 15 tháng 7 năm 2025". */
  readonly dateText: string | null
  readonly rows: readonly (PlanTableArea | PlanTableItem)[]
}

export interface PlanTableArea {
  readonly kind: 'area'
  /** "I" */
  readonly ordinal: string | null
  readonly heading: string
}

export interface PlanTableItem {
  readonly kind: 'item'
  readonly ordinal: string | null
  readonly objective: string | null
  readonly task: string | null
  readonly activity: string | null
  readonly product: string | null
  readonly lead: string | null
  readonly coordinator: string | null
  readonly deadline: string | null
  readonly budget: string | null
  readonly note: string | null
}

/** "(Kèm theo Kế hoạch số 12/KH-SNV ngày 15 tháng 7 năm 2025 của Sở Nội vụ)"; blanks where number or date are open. */
export function attachedTo(plan: PlanTable): string {
  const number = plan.number === null ? '……' : plan.number.replace(/^\s*\//, '……/')
  // A date not yet filled in leaves gaps in the plan's own words: "ngày tháng 7 năm 2025", "ngày /12/2024".
  const date = plan.dateText?.replace(/ngày\s*(?=tháng|\/)/, 'ngày … ').replace('… /', '…/') ?? 'ngày … tháng … năm …'
  const issuer = plan.issuer === null ? '' : ` của ${plan.issuer}`
  return `(Kèm theo ${plan.kind} số ${number} ${date}${issuer})`
}
