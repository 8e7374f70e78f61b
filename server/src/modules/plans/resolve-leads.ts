import { foldText } from '@dondoc/domain/calendar/fold-text'
import type { OrganizationKind } from '@dondoc/domain/organizations/kinds'

/** What the resolver must know of the tenant's organizations. */
export interface Directory {
  readonly organizations: readonly {
    readonly id: string
    readonly parentId: string | null
    readonly kind: OrganizationKind
    readonly name: string
    readonly shortName: string | null
    readonly aliases: readonly string[]
  }[]
  readonly groups: readonly {
    readonly id: string
    readonly organizationId: string
    readonly name: string
    readonly memberIds: readonly string[]
  }[]
}

/** A part of a plan's lead words and what it stands for; both ids null where nobody, or more than one, answers to it. */
export interface ResolvedLead {
  readonly part: string
  readonly organizationId: string | null
  readonly groupId: string | null
}

/** Abbreviations of Nghị định 30/2020/NĐ-CP and of daily use, folded. Those of one office are aliases of its organizations. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  ubnd: 'uy ban nhan dan',
  hdnd: 'hoi dong nhan dan',
  vp: 'van phong',
  tp: 'thanh pho',
  tx: 'thi xa',
  bql: 'ban quan ly',
  kcn: 'khu cong nghiep',
}

/** A name as it is compared: folded, "&" spelt out, common abbreviations written in full. */
export const nameKey = (words: string): string =>
  foldText(words.normalize('NFC'))
    .replaceAll('&', ' va ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => ABBREVIATIONS[word] ?? word)
    .join(' ')

const withoutBrackets = (words: string): string => words.replace(/\s*\([^()]*\)/g, '').trim()

/** Said of the agency of the plan, whatever it is. */
const ANY_AGENCY = ['co quan', 'don vi']

/** How a plan calls an agency by what it is, without its name: "Văn phòng Sở", "các đơn vị thuộc Ban", "… tỉnh". */
const kindWordsOf = (agencyName: string): readonly string[] => {
  const words = nameKey(agencyName).split(' ')
  const people = words.slice(0, 4).join(' ') === 'uy ban nhan dan'
  const own = people ? ['uy ban nhan dan', words.slice(0, 5).join(' '), words[4] ?? ''] : [words[0] ?? '']
  return own.filter((one) => one !== '')
}

/** The key itself and, where it ends in a word for the own agency, the key without that word. */
const withAndWithout = (key: string, ownWords: readonly string[]): readonly string[] => {
  for (const own of ownWords) {
    if (!key.endsWith(` ${own}`)) continue
    const rest = key.slice(0, -own.length - 1).replace(/ (?:cua|thuoc|truc thuoc)$/, '')
    if (rest !== '') return [key, rest]
  }
  return [key]
}

/** The end of a group's words that says whose it is: "thuộc Sở", "trực thuộc", "của tỉnh". */
const OWNER_WORDS = / (?:truc thuoc|thuoc|cua)(?: (.*))?$/

/** A group is known by the words it lists, in any order: "các phòng và đơn vị thuộc Sở" is "Các phòng, đơn vị trực thuộc". */
const groupKeyOf = (words: string): string =>
  [
    ...new Set(
      nameKey(words)
        .replace(/(?:^| )cac(?= )/g, ' ')
        .replace(/ (?:truc thuoc|thuoc|cua)(?: (?:so|ban|bo|cuc|chi cuc|co quan))?$/, '')
        .replace(/ (?:va|truc thuoc|thuoc|cua|cap)(?= )/g, ' ')
        .trim()
        .split(/ +/),
    ),
  ]
    .sort()
    .join(' ')

/** The organizations that answer to a key. */
type Keys = ReadonlyMap<string, ReadonlySet<string>>

/** What is searched for one agency above a plan, from its issuer upwards. */
interface Scope {
  /** How a plan calls this agency by what it is; a word that a nearer one has, too, means the nearer one. */
  readonly kindWords: readonly string[]
  /** Names by which organizations of its branch are known to everybody; a unit inside another agency is not among them. */
  readonly known: Keys
  /** Names of its own units and offices, of which every agency has its like: "Văn phòng", "Phòng Tổ chức". */
  readonly own: Keys
  /** Its groups by their words. */
  readonly groups: ReadonlyMap<string, string>
}

const add = (map: Map<string, Set<string>>, key: string, id: string): void => {
  const ids = map.get(key)
  if (ids) ids.add(id)
  else map.set(key, new Set([id]))
}

/** "tinh phu tho" of "Ủy ban nhân dân tỉnh Phú Thọ": what stands behind the names of its agencies. */
const placeOf = (name: string): string | null => {
  const key = nameKey(name)
  return key.startsWith('uy ban nhan dan ') ? key.slice('uy ban nhan dan '.length) : null
}

const childrenByParent = (directory: Directory): ReadonlyMap<string | null, readonly string[]> => {
  const children = new Map<string | null, string[]>()
  for (const { id, parentId } of directory.organizations)
    children.set(parentId, [...(children.get(parentId) ?? []), id])
  return children
}

/** From the issuer up to the top: each step widens the branch that is searched. */
const chainOf = (directory: Directory, issuerId: string): readonly string[] => {
  const parents = new Map(directory.organizations.map(({ id, parentId }) => [id, parentId]))
  const chain: string[] = []
  for (let id: string | null = issuerId; id !== null && !chain.includes(id); id = parents.get(id) ?? null)
    chain.push(id)
  return chain
}

const branchOf = (children: ReadonlyMap<string | null, readonly string[]>, top: string): ReadonlySet<string> => {
  const branch = new Set<string>([top])
  for (const id of branch) for (const child of children.get(id) ?? []) branch.add(child)
  return branch
}

/** The agency in which each organization stands: the nearest above that is no unit itself. */
const homesOf = (directory: Directory): ReadonlyMap<string, string | null> => {
  const byId = new Map(directory.organizations.map((one) => [one.id, one]))
  const homeOf = (parentId: string | null): string | null => {
    const parent = parentId === null ? undefined : byId.get(parentId)
    return parent?.kind === 'division' ? homeOf(parent.parentId) : (parent?.id ?? null)
  }
  return new Map(directory.organizations.map(({ id, parentId }) => [id, homeOf(parentId)]))
}

interface Tree {
  readonly directory: Directory
  readonly children: ReadonlyMap<string | null, readonly string[]>
  readonly homes: ReadonlyMap<string, string | null>
  readonly names: ReadonlyMap<string, string>
}

const scopeOf = ({ directory, children, homes, names }: Tree, agencyId: string, places: readonly string[]): Scope => {
  const branch = branchOf(children, agencyId)
  const kindWords = kindWordsOf(names.get(agencyId) ?? '')
  const known = new Map<string, Set<string>>()
  const own = new Map<string, Set<string>>()
  for (const { id, kind, name, shortName, aliases } of directory.organizations) {
    if (!branch.has(id)) continue
    const isOwn = homes.get(id) === agencyId
    for (const words of [name, shortName, ...aliases]) {
      if (words === null) continue
      const key = nameKey(words)
      if (isOwn) for (const variant of withAndWithout(key, kindWords)) add(own, variant, id)
      if (kind === 'division') continue
      add(known, key, id)
      const place = places.find((one) => key.endsWith(` ${one}`) && key !== `uy ban nhan dan ${one}`)
      if (place !== undefined) add(known, key.slice(0, -place.length - 1), id)
    }
  }
  const groups = directory.groups.filter(({ organizationId }) => organizationId === agencyId)
  return { kindWords, known, own, groups: new Map(groups.map(({ name, id }) => [groupKeyOf(name), id])) }
}

/** The one that stands highest; null where nobody does or several stand equally high. */
const highest = (ids: ReadonlySet<string> | undefined, depth: ReadonlyMap<string, number>): string | null => {
  const [first, second] = [...(ids ?? [])].sort((a, b) => (depth.get(a) ?? 0) - (depth.get(b) ?? 0))
  if (first === undefined) return null
  return second !== undefined && depth.get(first) === depth.get(second) ? null : first
}

const depthsOf = (children: ReadonlyMap<string | null, readonly string[]>): ReadonlyMap<string, number> => {
  const depths = new Map<string, number>()
  let level: readonly string[] = children.get(null) ?? []
  for (let depth = 0; level.length > 0; depth++) {
    for (const id of level) depths.set(id, depth)
    level = level.flatMap((id) => children.get(id) ?? [])
  }
  return depths
}

/** A word means the nearest agency that it fits. */
const nearestWords = (scopes: readonly Scope[]): readonly Scope[] => {
  const taken = new Set<string>()
  return scopes.map((scope) => {
    const kindWords = scope.kindWords.filter((word) => !taken.has(word))
    for (const word of kindWords) taken.add(word)
    return { ...scope, kindWords }
  })
}

/** Whether a group of this agency can be meant: "các phòng thuộc Sở" is the department's own, "trực thuộc" the issuer's. */
const canOwnGroup = (words: string, { kindWords }: Scope, isIssuer: boolean): boolean => {
  const owner = OWNER_WORDS.exec(nameKey(words))
  if (owner === null || isIssuer) return true
  return owner[1] !== undefined && kindWords.includes(owner[1])
}

/**
 * Turns the lead words of one issuer's plan into organizations and groups: `resolve('Văn phòng Sở')`.
 * Looked for in the issuer's own branch first, then in wider and wider ones, so that "Sở Nội vụ" is that of the issuer's province.
 * A name that every agency has its like of ("Văn phòng", "Phòng Tổ chức") means the issuer's own, or that of an agency above which it
 * names ("Văn phòng Sở" in a plan of a Chi cục): never a unit of another agency, however alone it stands in the directory.
 * Words that list several are taken apart at their commas, the longest known part first.
 */
export function createLeadResolver(directory: Directory, issuerId: string): (words: string) => readonly ResolvedLead[] {
  const children = childrenByParent(directory)
  const depths = depthsOf(children)
  const chain = chainOf(directory, issuerId)
  const names = new Map(directory.organizations.map(({ id, name }) => [id, name]))
  const places = chain.flatMap((id) => placeOf(names.get(id) ?? '') ?? [])
  const tree = { directory, children, homes: homesOf(directory), names }
  const scopes = nearestWords(chain.map((id) => scopeOf(tree, id, places)))

  const findIn = (scope: Scope, key: string, isOwn: boolean, endings: readonly string[]): string | null => {
    const [whole = key, shorter] = withAndWithout(key, endings)
    const known = [...(scope.known.get(whole) ?? []), ...(isOwn ? (scope.own.get(whole) ?? []) : [])]
    return highest(new Set(known), depths) ?? (shorter === undefined ? null : highest(scope.own.get(shorter), depths))
  }

  /** Words that end in what an agency is ("Văn phòng Sở") are looked for there and nowhere else. */
  const findOrganization = (key: string): readonly (string | null)[] => {
    const owner = scopes.findIndex(({ kindWords }) => kindWords.some((word) => key.endsWith(` ${word}`)))
    return scopes.map((scope, at) => {
      if (owner !== -1 && at !== owner) return null
      const isIssuer = at === 0
      return findIn(
        scope,
        key,
        isIssuer || at === owner,
        isIssuer ? [...scope.kindWords, ...ANY_AGENCY] : scope.kindWords,
      )
    })
  }

  const find = (words: string): Omit<ResolvedLead, 'part'> | null => {
    for (const variant of new Set([words, withoutBrackets(words)])) {
      const organizations = findOrganization(nameKey(variant))
      for (const [at, scope] of scopes.entries()) {
        const organizationId = organizations[at] ?? null
        if (organizationId !== null) return { organizationId, groupId: null }
        const groupId = canOwnGroup(variant, scope, at === 0) ? scope.groups.get(groupKeyOf(variant)) : undefined
        if (groupId !== undefined) return { organizationId: null, groupId }
      }
    }
    return null
  }

  return (words) => {
    const whole = find(words)
    if (whole) return [{ part: words, ...whole }]
    const parts = words
      .split(/[,;/]|\n| và /)
      .map((part) => part.trim())
      .filter((part) => part !== '')
    const resolved: ResolvedLead[] = []
    const unknown: string[] = []
    for (let from = 0; from < parts.length; ) {
      let to = parts.length
      let found: Omit<ResolvedLead, 'part'> | null = null
      for (; to > from; to--) {
        found = find(parts.slice(from, to).join(', '))
        if (found) break
      }
      if (found) resolved.push({ part: parts.slice(from, to).join(', '), ...found })
      else unknown.push(parts[from] ?? '')
      from = found ? to : from + 1
    }
    if (resolved.length === 0) return [{ part: words, organizationId: null, groupId: null }]
    return [...resolved, ...unknown.map((part) => ({ part, organizationId: null, groupId: null }))]
  }
}
