import { readFile } from 'node:fs/promises'
import { findPasswordFault, LONGEST_PASSWORD } from '@dondoc/domain/access/password'
import type { Reader } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { findPolicy } from './policy.store.ts'

let common: Promise<ReadonlySet<string>> | null = null

async function readCommon(): Promise<ReadonlySet<string>> {
  const text = await readFile(new URL('./common-passwords.txt', import.meta.url), 'utf8')
  return new Set(text.split('\n').filter((line) => line !== '' && !line.startsWith('# ')))
}

/**
 * Throws `password.too-short`, `password.too-long`, `password.common` or `password.personal` unless the person may choose
 * this password.
 */
export async function mustBeGoodPassword(
  db: Reader,
  person: { readonly tenantId: string; readonly name: string; readonly email: string },
  password: string,
): Promise<void> {
  common ??= readCommon()
  const known = await common
  const { passwordLength: shortest } = await findPolicy(db, person.tenantId)
  const fault = findPasswordFault(password, {
    shortest,
    personal: [person.name, person.email],
    isCommon: (form) => known.has(form),
  })
  if (fault !== null) throw new Problem(`password.${fault}`, { shortest, longest: LONGEST_PASSWORD })
}
