import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..', 'web', 'src')

/** The files of the application by their paths: `ui/DataList.tsx`. */
const files = new Map(
  globSync('**/*.{ts,tsx,css}', { cwd: ROOT }).map((path) => [
    path.replaceAll('\\', '/'),
    readFileSync(join(ROOT, path), 'utf8'),
  ]),
)
const sources = [...files.keys()].filter((path) => /(?<!\.test)\.tsx?$/.test(path))
const sheets = [...files.keys()].filter((path) => path.endsWith('.css'))

/** `('features/plans', '../../ui/DataList.tsx')` is `ui/DataList.tsx`. */
const resolve = (folder: string, to: string): string => join(folder, to).replaceAll('\\', '/')

const textOf = (path: string): string => files.get(path) ?? ''
const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/')

/** What a file brings with it whenever it runs: only imports at its top, not those asked for later. */
function importsOf(path: string): string[] {
  const found = textOf(path).matchAll(/^(?:import|export)\b(?! type)[^'"]*['"](\.[^'"]+)['"]/gm)
  return [...found].map(([, to = '']) => resolve(folderOf(path), to))
}

const direct = new Map(sources.map((path) => [path, importsOf(path)]))

function reachedFrom(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen
  seen.add(path)
  for (const next of direct.get(path) ?? []) reachedFrom(next, seen)
  return seen
}

const wordsIn = (text: string): string[] => text.split(/[^\w-]+/).filter((word) => word !== '')

/** The classes that a file gives to its elements, as far as they stand there in words. */
function classesUsed(path: string): Set<string> {
  const text = textOf(path)
  const given = [...text.matchAll(/className=(?:"([^"]*)"|\{((?:[^{}]|\{[^{}]*\})*)\})/g)]
  return new Set(
    given.flatMap(([, plain, computed = '']) => {
      if (plain !== undefined) return wordsIn(plain)
      const quoted = [...computed.matchAll(/'([^']*)'|`([^`]*)`/g)]
      // `fill--${status}` stands for every class that begins so.
      return quoted.flatMap(([, single, template = '']) =>
        wordsIn((single ?? template).replaceAll(/\$\{[^}]*\}/g, ' ')),
      )
    }),
  )
}

const classesOf = (sheet: string): string[] =>
  [...textOf(sheet).matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name)

const styles = sheets.flatMap((sheet) => [...new Set(classesOf(sheet))].map((name) => ({ name, sheet })))

const sheetsOf = (used: string): string[] =>
  styles.filter(({ name }) => (used.endsWith('-') ? name.startsWith(used) : name === used)).map(({ sheet }) => sheet)

const main = reachedFrom('main.tsx')

/** What is fetched when it is first needed: pages and dialogs. */
const parts = [
  ...new Set(
    sources.flatMap((path) =>
      [...textOf(path).matchAll(/\bimport\('(\.[^']+)'\)/g)].map(([, to = '']) => resolve(folderOf(path), to)),
    ),
  ),
]

describe('each page brings the style of all it draws, whatever page was open before', () => {
  test.each(parts)('%s', (name) => {
    const own = reachedFrom(name)
    const borrowed = [...own]
      .filter((path) => path.endsWith('.tsx'))
      .flatMap((path) => [...classesUsed(path)].map((used) => ({ used, path })))
      .filter(({ used }) => {
        const styled = sheetsOf(used)
        return styled.length > 0 && !styled.some((sheet) => own.has(sheet) || main.has(sheet))
      })
      .map(({ used, path }) => `${used} of ${path}`)
    expect(borrowed).toEqual([])
  })
})
