import type { DutyPerson } from '@dondoc/contract/duty-giving'
import { fold } from '../../lib/fold.ts'

/** The name that is being typed after the last @, or null where none is. */
export function nameAtEnd(text: string): string | null {
  return /(?:^|\s)@([^@\n]{0,40})$/.exec(text)?.[1] ?? null
}

/** People whose names hold what was typed, with or without accents. */
export function peopleLike(people: readonly DutyPerson[], typed: string, limit = 6): readonly DutyPerson[] {
  const wanted = fold(typed.trim())
  return people.filter(({ name }) => fold(name).includes(wanted)).slice(0, limit)
}

/** The text with the typed name replaced by the chosen one. */
export function withName(text: string, name: string): string {
  return text.replace(/@[^@\n]{0,40}$/, `@${name} `)
}

/** Those of the people who are named in the text. */
export function namedIn(text: string, people: readonly DutyPerson[]): readonly string[] {
  return people.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id)
}
