import type { previewOrganizationChange } from '@dondoc/contract/organization-changes'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { z } from 'zod'
import { dateText, parseDate } from '../../../lib/format.ts'
import type { CHANGE_KINDS } from '../../../routes/search/administration.ts'
import {
  draftOf,
  EMPTY_ORGANIZATION,
  errorsIn,
  newOrganizationOf,
  type OrganizationDraft,
} from '../organization-draft.ts'
import type { OrganizationIndex, OrganizationNode } from '../tree.ts'

export type ChangeKind = (typeof CHANGE_KINDS)[number]
export type ChangeBody = z.input<NonNullable<(typeof previewOrganizationChange)['body']>>['change']
type Target = Extract<ChangeBody, { kind: 'merge' }>['into']

/** One that takes over: made by the change, or there already. */
export interface TargetDraft {
  readonly mode: 'new' | 'existing'
  readonly existingId: string | null
  readonly parentId: string | null
  readonly details: OrganizationDraft
}

/** A reorganization as it stands in the form. */
export interface ChangeDraft {
  readonly kind: ChangeKind | null
  /** To whom it is done; several only for a merger. */
  readonly ids: readonly string[]
  /** The successor of a merger, the new one, the new name. */
  readonly target: TargetDraft
  /** The new superior, or who takes over from a closed one. */
  readonly otherId: string | null
  /** Division: the receivers besides the divided one, which is the first of all where it goes on. */
  readonly parts: readonly TargetDraft[]
  readonly goesOn: boolean
  /** Division: index among all receivers of who takes over what is not allotted. */
  readonly heir: number
  readonly children: Readonly<Record<string, number>>
  readonly duties: Readonly<Record<string, number>>
  readonly on: string
  readonly basis: string
}

export type ChangeError =
  | 'kind'
  | 'of'
  | 'ofTwo'
  | 'target'
  | 'parent'
  | 'name'
  | 'same'
  | 'details'
  | 'parts'
  | 'part'
  | 'on'
  | 'basis'

export const NEW_TARGET: TargetDraft = { mode: 'new', existingId: null, parentId: null, details: EMPTY_ORGANIZATION }

/** An empty form on a day. */
export function emptyChange(today: PlainDate): ChangeDraft {
  return {
    ...{ kind: null, ids: [], target: NEW_TARGET, otherId: null, parts: [NEW_TARGET, NEW_TARGET], goesOn: false },
    ...{ heir: 0, children: {}, duties: {}, on: dateText(today), basis: '' },
  }
}

/** The form when a kind is chosen, for an organization where one is known: superiors of new ones are the usual ones. */
export function startedChange(draft: ChangeDraft, kind: ChangeKind, of: OrganizationNode | undefined): ChangeDraft {
  if (kind === 'add') {
    const target = { ...NEW_TARGET, parentId: of?.id ?? draft.target.parentId }
    return { ...draft, kind, ids: [], target: kind === draft.kind ? { ...draft.target, ...parentIf(of) } : target }
  }
  const next = { ...draft, kind, ids: kind === 'merge' ? draft.ids : draft.ids.slice(0, 1) }
  return of === undefined ? aimed(next, undefined) : aimed({ ...next, ids: [of.id] }, of)
}

const parentIf = (of: OrganizationNode | undefined) => (of === undefined ? {} : { parentId: of.id })

/** What is known of the organization that was chosen goes into the fields that it concerns. */
export function aimed(draft: ChangeDraft, of: OrganizationNode | undefined): ChangeDraft {
  if (of === undefined) return draft
  if (draft.kind === 'rename') return { ...draft, target: { ...NEW_TARGET, details: draftOf(of) } }
  const placed = (target: TargetDraft): TargetDraft => ({ ...target, parentId: target.parentId ?? of.parentId })
  const kept = draft.kind === 'split' ? { children: {}, duties: {} } : {}
  return { ...draft, ...kept, target: placed(draft.target), parts: draft.parts.map(placed) }
}

/** All receivers of a division in their order: the divided one first where it goes on. */
export function receiversOf(draft: ChangeDraft): readonly TargetDraft[] {
  const own: TargetDraft = { ...NEW_TARGET, mode: 'existing', existingId: draft.ids[0] ?? null }
  return draft.goesOn ? [own, ...draft.parts] : draft.parts
}

/** Receivers changed: what was allotted by their places is asked again. */
export function withParts(draft: ChangeDraft, parts: readonly TargetDraft[], goesOn = draft.goesOn): ChangeDraft {
  const same = parts.length === draft.parts.length && goesOn === draft.goesOn
  return same ? { ...draft, parts } : { ...draft, parts, goesOn, heir: 0, children: {}, duties: {} }
}

/** What a receiver is called; null while nobody knows. */
export function targetName({ mode, existingId, details }: TargetDraft, index: OrganizationIndex): string | null {
  const name = mode === 'existing' ? index.byId.get(existingId ?? '')?.name : details.name.trim()
  return name === undefined || name === '' ? null : name
}

/** What is missing in the first step; empty where the next may come. */
export function whatErrors(draft: ChangeDraft, index: OrganizationIndex): readonly ChangeError[] {
  const { kind, ids, target, otherId, parts } = draft
  const errors: ChangeError[] = []
  if (kind === null) return ['kind']
  if (kind !== 'add' && ids.length === 0) errors.push('of')
  switch (kind) {
    case 'add':
      errors.push(...targetErrors(target, index.all.length === 0))
      break
    case 'rename': {
      const found = index.byId.get(ids[0] ?? '')
      const { name, shortName, type } = target.details
      if (name.trim() === '') errors.push('name')
      else if (
        found &&
        name.trim() === found.name &&
        shortName.trim() === (found.shortName ?? '') &&
        type.trim() === (found.type ?? '')
      )
        errors.push('same')
      break
    }
    case 'move':
      if (otherId === null) errors.push('parent')
      break
    case 'merge':
      if (ids.length === 1 && target.mode === 'new') errors.push('ofTwo')
      if (target.mode === 'existing' && target.existingId === null) errors.push('target')
      if (target.mode === 'new') errors.push(...targetErrors(target))
      break
    case 'split':
      if (receiversOf(draft).length < 2) errors.push('parts')
      if (parts.some((part) => (part.mode === 'existing' ? part.existingId === null : targetErrors(part).length > 0)))
        errors.push('part')
      break
    case 'close':
      break
  }
  return errors
}

function targetErrors({ details, parentId }: TargetDraft, mayBeRoot = false): readonly ChangeError[] {
  const { name, ...others } = errorsIn(details)
  return [
    ...(name === undefined ? [] : (['name'] as const)),
    ...(Object.values(others).some((error) => error !== undefined) ? (['details'] as const) : []),
    ...(parentId === null && !mayBeRoot ? (['parent'] as const) : []),
  ]
}

/** What is wrong about day and basis. */
export function whenErrors({ on, basis }: ChangeDraft, today: PlainDate): readonly ChangeError[] {
  return [
    ...(parseDate(on, today) === null ? (['on'] as const) : []),
    ...(basis.trim().length > 500 ? (['basis'] as const) : []),
  ]
}

const bodyOf = (target: TargetDraft): Target =>
  target.mode === 'existing'
    ? { kind: 'existing', organizationId: target.existingId ?? '' }
    : { kind: 'new', organization: newOrganizationOf(target.details, target.parentId) }

/** What is sent; null while something is missing. */
export function changeOf(draft: ChangeDraft, index: OrganizationIndex, today: PlainDate): ChangeBody | null {
  const on = parseDate(draft.on, today)
  const { kind, ids, target, otherId } = draft
  const [organizationId = ''] = ids
  if (kind === null || on === null || whatErrors(draft, index).length > 0) return null
  switch (kind) {
    case 'add':
      return { kind, on, organization: newOrganizationOf(target.details, target.parentId) }
    case 'rename': {
      const { name, shortName, type } = newOrganizationOf(target.details, null)
      return { kind, on, organizationId, name, shortName: shortName ?? null, ...(type ? { type } : {}) }
    }
    case 'move':
      return { kind, on, organizationId, parentId: otherId ?? '' }
    case 'merge':
      return { kind, on, organizationIds: [...ids], into: bodyOf(target) }
    case 'split': {
      const into = receiversOf(draft).map(bodyOf)
      const known = (to: number): boolean => to < into.length
      return {
        ...{ kind, on, organizationId, into, heir: draft.heir },
        children: Object.entries(draft.children)
          .filter(([, to]) => known(to))
          .map(([id, to]) => ({ organizationId: id, to })),
        duties: Object.entries(draft.duties)
          .filter(([, to]) => known(to) && to !== draft.heir)
          .map(([dutyId, to]) => ({ dutyId, to })),
      }
    }
    case 'close':
      return { kind, on, organizationId, heirId: otherId }
  }
}

/** A form as it is kept in the browser; null for what is none. */
export function keptChange(text: string | null, today: PlainDate): ChangeDraft | null {
  if (text === null) return null
  try {
    const kept: unknown = JSON.parse(text)
    const empty = emptyChange(today)
    if (typeof kept !== 'object' || kept === null || !Object.keys(empty).every((key) => key in kept)) return null
    return kept as ChangeDraft
  } catch {
    return null
  }
}
