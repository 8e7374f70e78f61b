import { foldText } from '@dondoc/domain/calendar/fold-text'

/** What the resolver must know of the tenant's organizations. */
export interface Directory {
  readonly organizations: readonly {
    readonly id: string
    readonly parentId: string | null
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

/** How a plan calls the agency it belongs to without naming it: "Văn phòng Sở", "các đơn vị thuộc Ban", "… tỉnh". */
const ownWordsOf = (agencyName: string): readonly string[] => {
  const words = nameKey(agencyName).split(' ')
  const people = words.slice(0, 4).join(' ') === 'uy ban nhan dan'
  const own = people ? ['uy ban nhan dan', words.slice(0, 5).join(' '), words[4] ?? ''] : [words[0] ?? '']
  return [...own, 'co quan', 'don vi'].filter((one) => one !== '')
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

interface Scope {
  readonly byKey: ReadonlyMap<string, ReadonlySet<string>>
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

const scopeOf = (directory: Directory, branch: ReadonlySet<string>, places: readonly string[]): Scope => {
  const byKey = new Map<string, Set<string>>()
  const names = new Map(directory.organizations.map(({ id, name }) => [id, name]))
  for (const organization of directory.organizations) {
    if (!branch.has(organization.id)) continue
    const ownWords = ownWordsOf(names.get(organization.parentId ?? '') ?? '')
    for (const words of [organization.name, organization.shortName, ...organization.aliases]) {
      if (words === null) continue
      for (const key of withAndWithout(nameKey(words), ownWords)) {
        add(byKey, key, organization.id)
        const place = places.find((one) => key.endsWith(` ${one}`) && key !== `uy ban nhan dan ${one}`)
        if (place !== undefined) add(byKey, key.slice(0, -place.length - 1), organization.id)
      }
    }
  }
  return { byKey }
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

/**
 * Turns the lead words of one issuer's plan into organizations and groups: `resolve('Văn phòng Sở')`.
 * Looked for in the issuer's own branch first, then in wider and wider ones, so that "Văn phòng" is the issuer's and
 * "Sở Nội vụ" that of the issuer's province. Words that list several are taken apart at their commas, the longest known part first.
 */
export function createLeadResolver(directory: Directory, issuerId: string): (words: string) => readonly ResolvedLead[] {
  const children = childrenByParent(directory)
  const depths = depthsOf(children)
  const chain = chainOf(directory, issuerId)
  const names = new Map(directory.organizations.map(({ id, name }) => [id, name]))
  const places = chain.flatMap((id) => placeOf(names.get(id) ?? '') ?? [])
  const ownWords = ownWordsOf(names.get(issuerId) ?? '')
  const scopes = chain.map((id) => scopeOf(directory, branchOf(children, id), places))
  const groups = new Map<string, string>()
  // Nearest last, so that the issuer's own group wins over one of the same words further up.
  for (const id of [...chain].reverse()) {
    for (const group of directory.groups) if (group.organizationId === id) groups.set(groupKeyOf(group.name), group.id)
  }

  const find = (words: string): Omit<ResolvedLead, 'part'> | null => {
    for (const variant of new Set([words, withoutBrackets(words)])) {
      const groupId = groups.get(groupKeyOf(variant))
      for (const { byKey } of scopes) {
        for (const key of withAndWithout(nameKey(variant), ownWords)) {
          const organizationId = highest(byKey.get(key), depths)
          if (organizationId !== null) return { organizationId, groupId: null }
        }
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
