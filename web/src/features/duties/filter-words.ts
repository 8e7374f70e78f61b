import { dateText, monthText } from '../../lib/format.ts'
import type { GivingWords } from '../../messages/giving.vi.ts'
import type { Messages } from '../../messages/vi.ts'
import { type DutySearch, statusList } from '../../routes/search/duties.ts'

/** Names of what a filter knows by its id only; undefined while they are on their way. */
interface Names {
  readonly plan: string | undefined
  readonly organization: string | undefined
}

/**
 * The filters of a list of duties as a reader of the paper needs them, one each: `Trạng thái: Quá hạn, Đang thực hiện`,
 * `Tháng đến hạn: 3/2026`. Empty where nothing was left out.
 */
export function filterWords(
  search: DutySearch,
  names: Names,
  { duties, status, areas, updates }: Messages,
  giving: GivingWords,
): readonly string[] {
  const { filters } = duties
  const { mine, only, role, own, area, month, day, reason, node, q, sort } = search
  const statuses = statusList(search.status).map((one) => status[one])
  const roleWord = role === 'any' ? giving.work.anyRole : role && giving.roles[role]
  const reasonWord = reason === 'none' ? updates.noReason : reason && updates.reasons[reason]
  const said: readonly (readonly [string, string | undefined])[] = [
    [filters.plan, names.plan],
    [filters.node, node && filters.oneRow],
    [filters.organization, names.organization && (own ? filters.itself(names.organization) : names.organization)],
    [duties.only.label, mine && duties.only[mine === 'below' ? 'mine-below' : 'mine']],
    [duties.only.label, only && duties.only[only]],
    [giving.work.roleFilter, roleWord],
    [filters.status, statuses.join(', ') || undefined],
    [filters.area, area && areas[area]],
    [filters.month, month && monthText(month)],
    [duties.sorts.due, day && dateText(day)],
    [updates.reason, reasonWord],
    [filters.q, q && `“${q}”`],
    [filters.sort, sort && duties.sorts[sort]],
  ]
  return said.flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${value}`]))
}
