import { fold } from '../imports/normalise.ts'
import type { OrganizationKind } from './kinds.ts'
import data from './organization-types.json' with { type: 'json' }

/** What decrees call organizations, and what that is for the rules. Data with their source: `organization-types.json`. */
export interface OrganizationType {
  readonly type: string
  readonly kind: OrganizationKind
  /** Whether one of it usually has a seal. */
  readonly issuesPlans: boolean
}

/** All of them, in the order of the data: higher levels first. */
export const ORGANIZATION_TYPES: readonly OrganizationType[] = data.types.map(({ type, kind, issuesPlans }) => ({
  type,
  kind: kind as OrganizationKind,
  issuesPlans,
}))

const BY_WORDS: ReadonlyMap<string, OrganizationType> = new Map(
  data.types.flatMap(({ type, kind, issuesPlans, words }) =>
    [type, ...words].map((word) => [fold(word), { type, kind: kind as OrganizationKind, issuesPlans }] as const),
  ),
)

/** The type that words name: `'phường'`, `'Đơn vị sự nghiệp công lập'`; null where they name none. */
export function typeOfWords(words: string): OrganizationType | null {
  return BY_WORDS.get(fold(words)) ?? null
}

/** The type that a name begins with, the longest one: "Chi cục Văn thư - Lưu trữ" is a Chi cục; null where none does. */
export function typeOfName(name: string): OrganizationType | null {
  const words = fold(name).split(' ')
  for (let count = Math.min(words.length, 6); count > 0; count--) {
    const found = BY_WORDS.get(words.slice(0, count).join(' '))
    if (found) return found
  }
  return null
}
