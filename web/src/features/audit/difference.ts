/** One value that an act gave or changed: where it stands, how it was and how it is. */
export interface Change {
  /** Names from the outside in; a place in a list is its number from 1. */
  readonly path: readonly (string | number)[]
  /** Undefined where there was nothing. */
  readonly before: unknown
  readonly after: unknown
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !isList(value)

/** A list of plain values is read as one value. */
const isPlainList = (value: unknown): boolean => isList(value) && value.every((one) => !isObject(one) && !isList(one))

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (isList(value) && value.length === 0)

/**
 * What differs between two states, value by value, in the order of the later one. Where there is only one state, all of its
 * values. `({name: 'A', age: 3}, {name: 'B', age: 3})` is the change of the name.
 */
export function changesBetween(before: unknown, after: unknown): readonly Change[] {
  return walk([], before ?? undefined, after ?? undefined)
}

function walk(path: readonly (string | number)[], before: unknown, after: unknown): readonly Change[] {
  const [first, second] = [before, after].map((value) =>
    isPlainList(value) || !isList(value) ? value : numbered(value),
  )
  if (isObject(first) || isObject(second)) {
    const old = isObject(first) ? first : {}
    const now = isObject(second) ? second : {}
    const names = [...new Set([...Object.keys(now), ...Object.keys(old)])]
    return names.flatMap((name) =>
      walk([...path, isList(before) || isList(after) ? Number(name) : name], old[name], now[name]),
    )
  }
  if (isEmpty(before) && isEmpty(after)) return []
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }]
}

const numbered = (list: readonly unknown[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(list.map((value, index) => [String(index + 1), value]))
