import { isInBranch, type OrganizationPath } from '../access/roles.ts'
import { expectedKinds, isOtherKind } from '../records/expected-kind.ts'

/** What is doubtful about an update that was taken all the same; it stays with the update for whoever confirms. */
export type UpdateFinding =
  | {
      readonly code: 'other-kind'
      readonly product: string
      readonly expected: readonly string[]
      readonly kind: string
      readonly number: string
    }
  | { readonly code: 'other-agency'; readonly number: string; readonly issuer: string; readonly words: string }
  /** In million đồng: what the organizations that owe the task have spent on it, and what it may cost. */
  | { readonly code: 'over-budget'; readonly spent: number; readonly amount: number }

/** The finding where a record is of another kind than the product's words name; null where it fits, or they name none. */
export function kindFinding(
  product: string,
  record: { readonly kind: string; readonly number: string },
): UpdateFinding | null {
  const { kind, number } = record
  return isOtherKind(product, kind)
    ? { code: 'other-kind', product, expected: expectedKinds(product) ?? [], kind, number }
    : null
}

/**
 * Whether a record comes from outside: not from the branch of the organization that owes the duty, nor from an authority above
 * it, which signs for it, nor from who gave the duty. Then somebody must say why it proves the duty.
 */
export function isForeignIssuer(
  issuerPath: OrganizationPath,
  duty: { readonly leadPath: OrganizationPath; readonly ownerPath: OrganizationPath },
): boolean {
  const { leadPath, ownerPath } = duty
  return !isInBranch(issuerPath, leadPath) && !isInBranch(leadPath, issuerPath) && issuerPath !== ownerPath
}
