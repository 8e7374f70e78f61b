import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepSecret } from './secret.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-secret-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('the secret is made once, the same for all who start together, and readable by its owner only', async () => {
  const made = await Promise.all(Array.from({ length: 20 }, () => keepSecret(folder)))
  expect(new Set(made).size).toBe(1)
  expect(Buffer.from(made[0] ?? '', 'base64url')).toHaveLength(32)
  expect(await keepSecret(folder)).toBe(made[0])
  expect(await readdir(folder)).toEqual(['auth-secret'])
  const { mode } = await stat(join(folder, 'auth-secret'))
  expect(mode & 0o777).toBe(0o600)
})
