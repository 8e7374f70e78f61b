import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

interface LockedPackage {
  readonly version?: string
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const root = join(import.meta.dirname, '..', '..')
const lock: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
)

describe('the lock file', () => {
  test('names the packages of every platform, so that npm ci runs on each', () => {
    const missing = Object.entries(lock.packages).flatMap(([place, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter(
          (name) => !(`node_modules/${name}` in lock.packages) && !(`${place}/node_modules/${name}` in lock.packages),
        )
        .map((name) => `${place || 'root'} → ${name}`),
    )
    expect(missing).toEqual([])
  })

  test('names no registry host', () => {
    const hosts = Object.values(lock.packages).filter((entry) => entry.resolved?.startsWith('http'))
    expect(hosts).toEqual([])
  })
})
