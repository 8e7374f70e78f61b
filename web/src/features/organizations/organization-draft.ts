import type { NewOrganization } from '@dondoc/contract/organization-changes'
import type { correctOrganization, Organization } from '@dondoc/contract/organizations'
import { identifierCode } from '@dondoc/domain/organizations/identifier-code'
import { typeOfName, typeOfWords } from '@dondoc/domain/organizations/organization-types'
import type { z } from 'zod'
import type { FailureCode } from '../../lib/failure.ts'
import { fold } from '../../lib/fold.ts'

export type Correction = z.input<NonNullable<(typeof correctOrganization)['body']>>
export type NewOrganizationBody = z.input<typeof NewOrganization>

/** The details of an organization as they stand in a form. */
export interface OrganizationDraft {
  readonly name: string
  readonly shortName: string
  /** One a line. */
  readonly aliases: string
  readonly type: string
  readonly kind: Organization['kind']
  readonly code: string
  readonly issuesPlans: boolean
  readonly communes: string
}

export type OrganizationField = keyof OrganizationDraft

/** What is wrong in a field before anything is sent. */
export type FieldErrors = Partial<
  Record<OrganizationField, 'name' | 'long' | 'code' | 'communes' | 'aliases' | undefined>
>

export const EMPTY_ORGANIZATION: OrganizationDraft = {
  ...{ name: '', shortName: '', aliases: '', type: '', kind: 'division', code: '', issuesPlans: false, communes: '' },
}

/** The form of an organization that is there. */
export function draftOf(organization: Organization): OrganizationDraft {
  const { name, shortName, aliases, type, kind, identifierCode: code, issuesPlans, communeCount } = organization
  return {
    ...{ name, kind, issuesPlans },
    shortName: shortName ?? '',
    aliases: aliases.join('\n'),
    type: type ?? '',
    code: code ?? '',
    communes: communeCount === null ? '' : String(communeCount),
  }
}

/** A change of one field; a new name or type brings the kind and the seal along that usually go with it. */
export function changedDraft(before: OrganizationDraft, part: Partial<OrganizationDraft>): OrganizationDraft {
  const next = { ...before, ...part }
  // What the name told before follows the name; what a person chose stays.
  const told = typeOfName(before.name)?.type ?? ''
  if (part.name !== undefined && (before.type === '' || before.type === told)) {
    const found = typeOfName(part.name)
    return found ? { ...next, type: found.type, kind: found.kind, issuesPlans: found.issuesPlans } : next
  }
  if (part.type === undefined) return next
  const found = typeOfWords(part.type)
  return found ? { ...next, kind: found.kind, issuesPlans: found.issuesPlans } : next
}

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** Other names, each once; those that are the name itself are none. */
function aliasesOf({ name, shortName, aliases }: OrganizationDraft): string[] {
  const own = new Set([fold(name), fold(shortName)])
  const lines = aliases.split('\n').map((line) => line.trim())
  return [
    ...new Map(lines.filter((line) => line !== '' && !own.has(fold(line))).map((line) => [fold(line), line])).values(),
  ]
}

/** What is wrong with a form; empty where it may be sent. */
export function errorsIn(draft: OrganizationDraft): FieldErrors {
  const aliases = aliasesOf(draft)
  const communes = draft.communes.trim()
  return {
    ...(draft.name.trim() === '' ? { name: 'name' as const } : {}),
    ...(draft.name.trim().length > 300 ? { name: 'long' as const } : {}),
    ...(draft.shortName.trim().length > 300 ? { shortName: 'long' as const } : {}),
    ...(draft.code.trim() !== '' && identifierCode(draft.code) === null ? { code: 'code' as const } : {}),
    ...(communes !== '' && !(/^\d{1,4}$/.test(communes) && Number(communes) <= 2000)
      ? { communes: 'communes' as const }
      : {}),
    ...(aliases.length > 50 ? { aliases: 'aliases' as const } : {}),
    ...(aliases.some((alias) => alias.length > 300) ? { aliases: 'long' as const } : {}),
  }
}

/** What a correction sends. */
export function correctionOf(draft: OrganizationDraft): Correction {
  return {
    ...detailsOf(draft),
    communeCount: draft.communes.trim() === '' ? null : Number(draft.communes.trim()),
  }
}

/** What a new organization sends. */
export function newOrganizationOf(draft: OrganizationDraft, parentId: string | null): NewOrganizationBody {
  return { parentId, ...detailsOf(draft) }
}

function detailsOf(draft: OrganizationDraft) {
  return {
    name: draft.name.trim(),
    shortName: textOrNull(draft.shortName),
    aliases: aliasesOf(draft),
    kind: draft.kind,
    type: textOrNull(draft.type),
    identifierCode: textOrNull(draft.code),
    issuesPlans: draft.issuesPlans,
  }
}

/** The field at which a refusal is told; null where it is about none. `words` is the name that is taken. */
export function fieldOfProblem(code: FailureCode, words: unknown, draft: OrganizationDraft): OrganizationField | null {
  switch (code) {
    case 'organization.name-taken':
      return 'name'
    case 'organization.code-taken':
    case 'organization.code-invalid':
      return 'code'
    case 'organization.alias-taken': {
      const taken = typeof words === 'string' ? fold(words) : ''
      if (taken === fold(draft.name)) return 'name'
      return taken === fold(draft.shortName) ? 'shortName' : 'aliases'
    }
    default:
      return null
  }
}
