import type { PlainDate } from '../calendar/plain-date.ts'
import { aliasKey, namesOf } from './aliases.ts'
import type { NewOrganization } from './change.ts'
import type { ImportRow, ImportTable, RowFault } from './import-table.ts'
import { typeOfName, typeOfWords } from './organization-types.ts'
import { type Fault, type ImportSettings, type ListedOrganization, type Placed, placeRows } from './place-rows.ts'
import { type OrganizationState, pathLabel } from './structure.ts'

/** What a table writes. */
export interface PlannedImport {
  /** Ordered by row; empty where the table may be written. */
  readonly faults: readonly RowFault[]
  /** Parents before children. */
  readonly added: readonly (NewOrganization & {
    readonly validFrom: PlainDate
    readonly validTo: PlainDate | null
    readonly orgPath: string
    readonly communeCount: number | null
  })[]
  readonly changed: readonly {
    readonly id: string
    readonly state: OrganizationState
    readonly communeCount: number | null
    readonly aliases: readonly string[]
  }[]
  readonly same: number
}

/**
 * What a table would add and change in the tree, or every row that is wrong. A row is known by its identifier code, else by its name
 * below its superior; what a cell does not say stays as it is, so that the same table again changes nothing. A known organization
 * stays where it stands and is not ended: that is a reorganization, with successors and open work.
 */
export function planImport(
  organizations: readonly ListedOrganization[],
  table: ImportTable,
  settings: ImportSettings,
): PlannedImport {
  const faults: RowFault[] = [...table.faults]
  const fault: Fault = (row, code, column, value) => {
    faults.push({ row: row.row, code, column, value })
  }
  const live = organizations.filter(({ validTo }) => validTo === null)
  const byId = new Map(live.map((one) => [one.id, one]))
  const root = live.find(({ parentId }) => parentId === null) ?? null
  const baseId = settings.baseId ?? root?.id ?? null
  const placed = placeRows(live, table.rows, baseId, settings, fault)
  checkTwice(placed, fault)
  checkLoops(placed, byId, fault)
  const wrong = new Set(faults.map(({ row }) => row))

  const added: PlannedImport['added'][number][] = []
  const changed: PlannedImport['changed'][number][] = []
  let same = 0
  const paths = new Map(live.map(({ id, orgPath }) => [id, orgPath]))
  const allowed = new Map<string, boolean>()
  const mayWrite = (id: string): boolean => {
    const known = allowed.get(id) ?? settings.mayManage(id)
    allowed.set(id, known)
    return known
  }
  for (const { row, id, known, parentId } of inOrder(placed)) {
    if (wrong.has(row.row) || parentId === undefined) continue
    if (!mayWrite(known?.id ?? parentId ?? id)) {
      fault(row, 'row.not-allowed', 'name', row.name)
      continue
    }
    allowed.set(id, true)
    if (known) {
      const next = changedState(row, known)
      if (next === null) same++
      else changed.push({ id, ...next })
      continue
    }
    const type = row.type === null ? typeOfName(row.name) : typeOfWords(row.type)
    if (row.kind === null || type === null) {
      fault(row, 'row.kind-unknown', 'type', row.type)
      continue
    }
    const above = parentId === null ? null : paths.get(parentId)
    const orgPath = above === null || above === undefined ? pathLabel(id) : `${above}.${pathLabel(id)}`
    paths.set(id, orgPath)
    added.push({
      id,
      parentId,
      orgPath,
      kind: row.kind,
      type: type.type,
      name: row.name,
      shortName: row.shortName,
      aliases: row.aliases,
      identifierCode: row.code,
      issuesPlans: row.issuesPlans ?? type.issuesPlans,
      communeCount: row.communeCount,
      validFrom: row.validFrom ?? settings.validFrom,
      validTo: row.validTo,
    })
  }
  checkNames(placed, live, wrong, fault)
  return { faults: faults.toSorted((a, b) => a.row - b.row), added, changed, same }
}

function checkTwice(placed: readonly Placed[], fault: Fault): void {
  const seen = new Set<string>()
  for (const { row, known, parentId } of placed) {
    if (parentId === undefined) continue
    const key = known === null ? `${parentId ?? ''} ${aliasKey(row.name)}` : known.id
    if (seen.has(key)) fault(row, 'row.twice', 'name', row.name)
    seen.add(key)
  }
}

function checkLoops(placed: readonly Placed[], byId: ReadonlyMap<string, ListedOrganization>, fault: Fault): void {
  const parents = new Map<string, string | null>()
  for (const { id, known, parentId } of placed) if (known === null) parents.set(id, parentId ?? null)
  const reaches = new Map<string, boolean>()
  for (const { row, id, known } of placed) {
    if (known !== null) continue
    const path: string[] = []
    const seen = new Set<string>()
    let at: string | null = id
    while (at !== null && !byId.has(at) && !reaches.has(at) && !seen.has(at)) {
      seen.add(at)
      path.push(at)
      at = parents.get(at) ?? null
    }
    const ends: boolean = at === null || byId.has(at) || (reaches.get(at) ?? false)
    for (const one of path) reaches.set(one, ends)
    if (!(reaches.get(id) ?? ends)) fault(row, 'row.parent-loop', 'parent', row.parent)
  }
}

/** Superiors before those below them; a loop was told before and is left out. */
function inOrder(placed: readonly Placed[]): readonly Placed[] {
  const own = new Set(placed.map(({ id }) => id))
  const byParent = Map.groupBy(placed, ({ known, parentId }) =>
    known === null && parentId !== null && parentId !== undefined && own.has(parentId) ? parentId : null,
  )
  const ordered: Placed[] = []
  const seen = new Set<Placed>()
  let level: readonly Placed[] = byParent.get(null) ?? []
  while (level.length > 0) {
    ordered.push(...level)
    for (const one of level) seen.add(one)
    level = level.flatMap(({ id }) => byParent.get(id) ?? []).filter((one) => !seen.has(one))
  }
  return ordered
}

/** What a row changes about a known organization; null where it says nothing new. */
function changedState(row: ImportRow, known: ListedOrganization): Omit<PlannedImport['changed'][number], 'id'> | null {
  const { parentId, kind, type, shortName, identifierCode, issuesPlans } = known
  const state: OrganizationState = {
    parentId,
    kind: row.type === null ? kind : (row.kind ?? kind),
    type: row.type ?? type,
    name: row.name,
    shortName: row.shortName ?? shortName,
    identifierCode: row.code ?? identifierCode,
    issuesPlans: row.issuesPlans ?? issuesPlans,
  }
  const communeCount = row.communeCount ?? known.communeCount
  const has = new Set(namesOf({ ...known, ...state }))
  const aliases = row.aliases.filter((alias) => !has.has(alias))
  const unchanged =
    aliases.length === 0 &&
    communeCount === known.communeCount &&
    (Object.keys(state) as (keyof OrganizationState)[]).every((key) => state[key] === known[key])
  return unchanged ? null : { state, communeCount, aliases }
}

/** Names of rows against those that stand beside them afterwards. */
function checkNames(
  placed: readonly Placed[],
  live: readonly ListedOrganization[],
  wrong: ReadonlySet<number>,
  fault: Fault,
): void {
  const owners = new Map<string, string>()
  const rowIds = new Set(placed.filter(({ row }) => !wrong.has(row.row)).map(({ id }) => id))
  const claim = (parentId: string | null, id: string, name: string): string | null => {
    const key = `${parentId ?? ''} ${aliasKey(name)}`
    const owner = owners.get(key)
    if (owner === undefined) owners.set(key, id)
    return owner === undefined || owner === id ? null : name
  }
  for (const one of live) if (!rowIds.has(one.id)) for (const name of namesOf(one)) claim(one.parentId, one.id, name)
  for (const { row, id, known, parentId } of placed) {
    if (wrong.has(row.row) || parentId === undefined) continue
    const at = known === null ? parentId : known.parentId
    const names = [row.name, row.shortName ?? known?.shortName ?? null, ...(known?.aliases ?? []), ...row.aliases]
    const taken = names.flatMap((name) => (name === null ? [] : (claim(at, id, name) ?? []))).at(0)
    if (taken !== undefined) fault(row, taken === row.name ? 'row.name-taken' : 'row.alias-taken', 'name', taken)
  }
}
