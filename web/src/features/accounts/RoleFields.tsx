import { ROLES, type Role } from '@dondoc/domain/access/roles'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { NativeSelect } from '@mantine/core'
import { parseDate } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { OrganizationField } from '../../ui/OrganizationField.tsx'
import { useAccountWords } from './words.ts'

/** A role as it is being written; days as typed. */
export interface RoleDraft {
  readonly role: Role
  readonly organizationId: string | null
  readonly from: string
  readonly to: string
}

interface Props {
  draft: RoleDraft
  onChange: (draft: RoleDraft) => void
  today: PlainDate
  /** Marks what is missing. */
  asked: boolean
  /** Without a place: each at the own organization. */
  placeFree?: boolean
}

/** What role, where, from when and until when. */
export function RoleFields({ draft, onChange, today, asked, placeFree = false }: Props) {
  const { roles } = useMessages()
  const { form: words, bulk } = useAccountWords()
  const change = (part: Partial<RoleDraft>) => onChange({ ...draft, ...part })
  const wrongDay = (text: string, needed: boolean) =>
    asked && (text.trim() === '' ? needed : parseDate(text, today) === null) ? words.dateWrong : undefined
  return (
    <div className="form__role">
      <NativeSelect
        label={words.role}
        value={draft.role}
        onChange={(event) => change({ role: ROLES.find((role) => role === event.currentTarget.value) ?? 'staff' })}
        data={ROLES.map((role) => ({ value: role, label: roles[role] }))}
      />
      <OrganizationField
        label={placeFree ? `${words.at} (${bulk.ownOrganization.toLowerCase()})` : words.at}
        value={draft.organizationId}
        onChange={(organizationId) => change({ organizationId })}
        required={!placeFree}
        error={asked && !placeFree && draft.organizationId === null ? words.organizationMissing : undefined}
      />
      <DateField
        label={words.from}
        value={draft.from}
        onChange={(from) => change({ from })}
        today={today}
        error={wrongDay(draft.from, true)}
      />
      <DateField
        label={words.to}
        value={draft.to}
        onChange={(to) => change({ to })}
        today={today}
        error={wrongDay(draft.to, false)}
      />
    </div>
  )
}

/** The role as the API takes it; null while something is missing or no date. */
export function readRole(
  draft: RoleDraft,
  today: PlainDate,
): { role: Role; validFrom: PlainDate; validTo: PlainDate | null } | null {
  const validFrom = parseDate(draft.from, today)
  const validTo = draft.to.trim() === '' ? null : parseDate(draft.to, today)
  if (validFrom === null || (validTo === null && draft.to.trim() !== '')) return null
  return { role: draft.role, validFrom, validTo }
}
