import type { Stream } from './tokens.ts'

/** Cell texts a document repeats, word by word: each word leads on to those that follow it in some text. */
export interface Values {
  readonly next: ReadonlyMap<string, Values>
  /** The columns the words up to here are a whole cell of. */
  readonly columns: readonly number[]
}

interface Growing extends Values {
  readonly next: Map<string, Growing>
  readonly columns: number[]
}

/** No text yet. */
export function emptyValues(): Growing {
  return { next: new Map(), columns: [] }
}

/** Adds the text of a column's cell, its words folded. */
export function addValue(values: Growing, words: readonly string[], column: number): void {
  let node = values
  for (const word of words) {
    const next = node.next.get(word) ?? emptyValues()
    node.next.set(word, next)
    node = next
  }
  node.columns.push(column)
}

/** The repeated cell texts that stand at a token: how many words each has, and its column. */
export function valuesAt(
  values: Values,
  stream: Stream,
  at: number,
): { readonly words: number; readonly column: number }[] {
  const found: { words: number; column: number }[] = []
  let node = values.next.get(stream.tokens[at]?.folded ?? '')
  for (let words = 1; node !== undefined; words++) {
    for (const column of node.columns) found.push({ words, column })
    node = node.next.size === 0 ? undefined : node.next.get(stream.tokens[at + words]?.folded ?? '')
  }
  return found
}

/** Whether the words are a text of the column as a whole. */
export function isValue(values: Values, words: readonly string[], column: number): boolean {
  let node: Values | undefined = values
  for (const word of words) node = node?.next.get(word)
  return node?.columns.includes(column) ?? false
}
