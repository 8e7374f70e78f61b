import { defineConfig } from 'vitest/config'

const room = (name: string) => ({
  extends: true as const,
  test: { name, include: [`${name}/src/**/*.test.{ts,tsx}`, `${name}/test/**/*.test.ts`] },
})

/** Each file of the server's tests has a database of its own, cloned from a migrated one. */
const server = (name: string) => ({
  extends: true as const,
  test: { ...room('server').test, name, globalSetup: ['server/test/global-setup.ts'] },
})

/** The same tests on the PostgreSQL server of DATABASE_URL, too. */
const servers = process.env['DATABASE_URL'] ? ['server', 'server-pg'] : ['server']

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [...['domain', 'contract', 'documents', 'cli', 'web'].map(room), ...servers.map(server)],
  },
})
