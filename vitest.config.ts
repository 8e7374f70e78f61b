import { configDefaults, defineConfig } from 'vitest/config'

const room = (name: string) => ({
  extends: true as const,
  test: { name, include: [`${name}/src/**/*.test.{ts,tsx}`, `${name}/test/**/*.test.ts`] },
})

/** Each file of the server's tests has a database of its own, cloned from a migrated one. */
const server = (name: string) => ({
  extends: true as const,
  test: { ...room('server').test, name, globalSetup: ['server/test/global-setup.ts'] },
})

/** Start programs of their own and never ask for the database of the run: a second time they would show nothing new. */
const WITHOUT_DATABASE = [
  'server/test/start.test.ts',
  'server/src/lib/office.test.ts',
  'server/src/lib/reading-process.test.ts',
]

/** The same tests on the PostgreSQL server of DATABASE_URL, too. */
function onServer() {
  const { test } = server('server-pg')
  return { extends: true as const, test: { ...test, exclude: [...configDefaults.exclude, ...WITHOUT_DATABASE] } }
}

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      ...['domain', 'contract', 'documents', 'cli', 'web'].map(room),
      server('server'),
      ...(process.env['DATABASE_URL'] ? [onServer()] : []),
    ],
  },
})
