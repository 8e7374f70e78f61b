import type { OrganizationGroupDetail, previewGroupMembers } from '@dondoc/contract/organization-groups'
import type { GroupRule } from '@dondoc/contract/organizations'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { z } from 'zod'
import type { FailureCode } from '../../../lib/failure.ts'
import { dateText, parseDate } from '../../../lib/format.ts'

export type Meant = z.input<NonNullable<(typeof previewGroupMembers)['body']>>['meant']

/** A group as it stands in the form. */
export interface GroupDraft {
  readonly name: string
  readonly ownerId: string | null
  /** One a line. */
  readonly aliases: string
  readonly from: string
  readonly to: string
  readonly way: 'rule' | 'list'
  readonly of: string | null
  readonly reach: GroupRule['reach']
  readonly kinds: readonly GroupRule['kinds'][number][]
  /** One a line. */
  readonly types: string
  readonly except: readonly string[]
  readonly memberIds: readonly string[]
}

export type GroupError = 'name' | 'owner' | 'of' | 'list' | 'date' | 'to' | 'order'

/** The form of a new group of an organization: its units, from today on. */
export function newGroup(ownerId: string | null, today: PlainDate): GroupDraft {
  return {
    ...{ name: '', ownerId, aliases: '', from: dateText(today), to: '', way: 'rule', of: ownerId, reach: 'children' },
    ...{ kinds: [], types: '', except: [], memberIds: [] },
  }
}

/** The form of a group that is there; a change holds from today on, or from its first day where that comes later. */
export function draftOfGroup(detail: OrganizationGroupDetail, today: PlainDate): GroupDraft {
  const { group, owner, aliases, validFrom, validTo } = detail
  const { rule } = group
  return {
    ...newGroup(owner.id, validFrom > today ? validFrom : today),
    name: group.name,
    aliases: aliases.join('\n'),
    to: validTo === null ? '' : dateText(validTo),
    way: rule === null ? 'list' : 'rule',
    ...(rule === null
      ? { memberIds: group.memberIds }
      : { of: rule.of, reach: rule.reach, kinds: rule.kinds, types: rule.types.join('\n'), except: rule.except }),
  }
}

/** Lines with something in them, each once. */
export const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

/** Whom the form means; null while it is not said. */
export function meantBy({ way, of, reach, kinds, types, except, memberIds }: GroupDraft): Meant | null {
  if (way === 'list') return memberIds.length === 0 ? null : { kind: 'list', memberIds: [...memberIds] }
  if (of === null) return null
  return { kind: 'rule', rule: { of, reach, kinds: [...kinds], types: linesOf(types), except: [...except] } }
}

/** What is missing or wrong. */
export function groupErrors(draft: GroupDraft, today: PlainDate): readonly GroupError[] {
  const from = parseDate(draft.from, today)
  const to = draft.to.trim() === '' ? null : parseDate(draft.to, today)
  return [
    ...(draft.name.trim() === '' ? (['name'] as const) : []),
    ...(draft.ownerId === null ? (['owner'] as const) : []),
    ...(meantBy(draft) === null ? [draft.way === 'list' ? ('list' as const) : ('of' as const)] : []),
    ...(from === null ? (['date'] as const) : []),
    ...(draft.to.trim() !== '' && to === null ? (['to'] as const) : []),
    ...(from !== null && to !== null && to < from ? (['order'] as const) : []),
  ]
}

/** The field at which a refusal is told; null where it is about none. */
export function fieldOfGroupProblem(code: FailureCode): 'name' | 'aliases' | 'from' | null {
  if (code === 'group.name-taken') return 'name'
  if (code === 'group.alias-taken') return 'aliases'
  return code === 'group.before-it-existed' ? 'from' : null
}
