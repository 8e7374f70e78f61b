import { auditActionName, auditSubjectName } from '@dondoc/contract/audit-actions'
import { listOrganizations } from '@dondoc/contract/organizations'
import { isPlainDate } from '@dondoc/domain/calendar/plain-date'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { asking } from '../../lib/api.ts'
import { dateText, instantText, numberText } from '../../lib/format.ts'
import { useLanguage, useMessages } from '../../lib/i18n.tsx'
import { useAuditWords } from './words.ts'

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/** How a value of an entry is read: ids of organizations by their names, roles, days and codes in words. */
export function useShownValue(): (value: unknown) => string {
  const words = useAuditWords()
  const { problems, roles } = useMessages()
  const { language } = useLanguage()
  const { data } = useQuery({ ...asking(listOrganizations, {}), staleTime: 300_000 })
  const names = useMemo(() => new Map(data?.organizations.map(({ id, name }) => [id, name])), [data])
  const shown = (value: unknown): string => {
    if (value === undefined || value === null || value === '') return words.entry.nothing
    if (typeof value === 'boolean') return value ? words.yes : words.no
    if (typeof value === 'number') return numberText(value)
    if (Array.isArray(value)) return value.length === 0 ? words.entry.nothing : value.map(shown).join(', ')
    if (typeof value !== 'string') return JSON.stringify(value)
    if (isPlainDate(value)) return dateText(value)
    if (INSTANT.test(value)) return instantText(value)
    if (Object.hasOwn(roles, value)) return roles[value as keyof typeof roles]
    if (Object.hasOwn(words.values, value)) return words.values[value] ?? value
    if (Object.hasOwn(problems, value)) return problems[value as keyof typeof problems]({})
    const called = auditActionName(value, language)
    return names.get(value) ?? (called === value ? auditSubjectName(value, language) : called)
  }
  return shown
}
