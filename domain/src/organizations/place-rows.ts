import type { PlainDate } from '../calendar/plain-date.ts'
import { aliasKey, namesOf } from './aliases.ts'
import type { ImportRow, RowFault, RowFaultCode } from './import-table.ts'
import type { CurrentOrganization } from './structure.ts'

/** An organization with what only the import and the correction touch. */
export interface ListedOrganization extends CurrentOrganization {
  readonly communeCount: number | null
}

/** What a table does not say. */
export interface ImportSettings {
  /** Rows without a superior stand below it; null for the root. */
  readonly baseId: string | null
  /** For rows without their own first day. */
  readonly validFrom: PlainDate
  readonly newId: () => string
  /** May the person write at this organization of now? */
  readonly mayManage: (id: string) => boolean
}

/** A row on its way: which organization it is, old or new, and below whom it stands. */
export interface Placed {
  readonly row: ImportRow
  readonly id: string
  readonly known: ListedOrganization | null
  /** Null for the root; undefined while unknown. */
  readonly parentId: string | null | undefined
}

/** What superiors are looked up among: organizations, and rows that will be one, whose own superior is still words. */
interface Node {
  readonly id: string
  readonly names: readonly string[]
  readonly code: string | null
  readonly parent: { readonly id: string | null } | { readonly words: string }
}

/** Where words for a superior are looked up: codes, names, and paths of names "Sở A > Phòng B". */
function createLookup(nodes: readonly Node[]): (words: string) => readonly string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const byCode = new Map(nodes.flatMap(({ id, code }) => (code === null ? [] : [[code, id] as const])))
  const byName = new Map<string, Set<string>>()
  const keys = new Map(nodes.map(({ id, names }) => [id, new Set(names.map(aliasKey))]))
  for (const { id } of nodes) {
    for (const key of keys.get(id) ?? []) byName.set(key, (byName.get(key) ?? new Set()).add(id))
  }
  const asked = new Set<string>()
  const parentOf = (id: string): string | null => {
    const parent = byId.get(id)?.parent ?? { id: null }
    if ('id' in parent) return parent.id
    // Rows that name one another in a circle lead nowhere.
    if (asked.has(id)) return null
    asked.add(id)
    const found = lookUp(parent.words)
    asked.delete(id)
    return found.length === 1 ? (found[0] ?? null) : null
  }
  const standsUnder = (id: string, path: readonly string[]): boolean => {
    let at = parentOf(id)
    for (const key of path.toReversed()) {
      if (at === null || !keys.get(at)?.has(key)) return false
      at = parentOf(at)
    }
    return true
  }
  const lookUp = (words: string): readonly string[] => {
    const code = byCode.get(words.replace(/\s+/g, '').toUpperCase())
    if (code !== undefined) return [code]
    const whole = byName.get(aliasKey(words))
    if (whole) return [...whole]
    const path = words.split('>').map((part) => aliasKey(part.trim()))
    const last = path.pop() ?? ''
    return path.length === 0 ? [] : [...(byName.get(last) ?? [])].filter((id) => standsUnder(id, path))
  }
  return lookUp
}

/** Notes that a row is wrong. */
export type Fault = (row: ImportRow, code: RowFaultCode, column: RowFault['column'], value: string | null) => void

/** The organization that a row is about, where it is there already: by its code, else by its name below its superior. */
function createRecognition(
  live: readonly ListedOrganization[],
  root: ListedOrganization | null,
  baseId: string | null,
): (row: ImportRow) => ListedOrganization | null {
  const byCode = new Map(live.map((one) => [one.identifierCode, one]))
  const placeKey = (parentId: string | null, name: string): string => `${parentId ?? ''} ${aliasKey(name)}`
  const byPlace = new Map(live.map((one) => [placeKey(one.parentId, one.name), one]))
  const lookUp = createLookup(live.map(nodeOf))
  return (row) => {
    const coded = row.code === null ? undefined : byCode.get(row.code)
    if (coded) return coded
    if (row.parent === null)
      return byPlace.get(placeKey(baseId, row.name)) ?? byPlace.get(placeKey(null, row.name)) ?? null
    const found = lookUp(row.parent).flatMap((id) => byPlace.get(placeKey(id, row.name)) ?? [])
    return found.length === 1 && found[0] !== root ? (found[0] ?? null) : null
  }
}

const nodeOf = (one: ListedOrganization): Node => ({
  id: one.id,
  names: namesOf(one),
  code: one.identifierCode,
  parent: { id: one.parentId },
})

/** Which organization each row is about, and below whom it stands; what cannot be told is noted. */
export function placeRows(
  live: readonly ListedOrganization[],
  rows: readonly ImportRow[],
  baseId: string | null,
  settings: ImportSettings,
  fault: Fault,
): readonly Placed[] {
  const root = live.find(({ parentId }) => parentId === null) ?? null
  const recognise = createRecognition(live, root, baseId)
  const drafts = rows
    .filter(({ name }) => name !== '')
    .map((row) => {
      const known = recognise(row)
      return { row, known, id: known?.id ?? settings.newId() }
    })
  const added = drafts.filter(({ known }) => known === null)
  const nodes = [
    ...live.map(nodeOf),
    ...added.map(({ id, row }) => ({
      id,
      names: [row.name, ...(row.shortName === null ? [] : [row.shortName]), ...row.aliases],
      code: row.code,
      parent: row.parent === null ? { id: baseId } : { words: row.parent },
    })),
  ]
  const lookUp = createLookup(nodes)
  const parentOf = (row: ImportRow, id: string): string | undefined => {
    const found = lookUp(row.parent ?? '').filter((one) => one !== id)
    if (found.length === 1) return found[0]
    fault(row, found.length === 0 ? 'row.parent-unknown' : 'row.parent-ambiguous', 'parent', row.parent)
    return undefined
  }
  const codes = new Set<string>()
  // An empty tree gets its first row without a superior as root.
  let rootId = root?.id ?? null
  return drafts.map(({ row, known, id }) => {
    if (row.code !== null) {
      if (codes.has(row.code)) fault(row, 'row.code-twice', 'code', row.code)
      codes.add(row.code)
    }
    if (row.parent === null && known === null && baseId === null) {
      if (rootId !== null) fault(row, 'row.parent-missing', 'parent', null)
      rootId ??= id
      return { row, id, known, parentId: null }
    }
    const parentId = row.parent === null ? (known?.parentId ?? baseId) : parentOf(row, id)
    const one = { row, id, known, parentId }
    checkKnown(one, fault)
    return one
  })
}

/** What a table may not do to an organization that is there. */
function checkKnown({ row, known, parentId }: Placed, fault: Fault): void {
  if (known === null) return
  if (row.validTo !== null) fault(row, 'row.reorganization', 'validTo', row.validTo)
  else if (row.parent !== null && parentId !== undefined && parentId !== known.parentId)
    fault(row, 'row.reorganization', 'parent', row.parent)
  else if (row.code !== null && known.identifierCode !== null && known.identifierCode !== row.code)
    fault(row, 'row.name-taken', 'name', row.name)
}
