export const TREE_COLUMNS = ['text', 'product', 'lead', 'coordinator', 'deadline', 'budget', 'note', 'status'] as const

export type TreeColumn = (typeof TREE_COLUMNS)[number]

const TRACKS: Record<TreeColumn, string> = {
  text: 'minmax(0, 3fr)',
  product: 'minmax(0, 1.5fr)',
  lead: 'minmax(0, 1.1fr)',
  coordinator: 'minmax(0, 1.1fr)',
  deadline: 'minmax(0, 1.3fr)',
  budget: 'minmax(0, 0.9fr)',
  note: 'minmax(0, 1fr)',
  status: '152px',
}

const FIRST_CHOICE: readonly TreeColumn[] = ['text', 'product', 'lead', 'coordinator', 'deadline', 'status']

/** The columns that a person keeps, in their fixed order; the text always stands. */
export function chosenColumns(kept: string | null): readonly TreeColumn[] {
  if (kept === null) return FIRST_CHOICE
  const wanted = kept.split(',')
  return TREE_COLUMNS.filter((column) => column === 'text' || wanted.includes(column))
}

/** The choice as it is kept in the browser. */
export const columnsToText = (columns: readonly TreeColumn[]): string => columns.join(',')

/** The grid tracks of the chosen columns. */
export const tracksOf = (columns: readonly TreeColumn[]): string => columns.map((column) => TRACKS[column]).join(' ')
