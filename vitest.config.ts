import { availableParallelism } from 'node:os'
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
    // Files of a worker share what they import and nothing else: loading the application anew for each took a third of the
    // processor time. What a module keeps (a cache, a counter) must not matter to a test of another file.
    isolate: false,
    // One more than there are processors, as some tests wait: for a retry, a timeout, a process that ends.
    maxWorkers: availableParallelism() + 1,
    projects: [...['domain', 'contract', 'documents', 'cli', 'web'].map(room), ...servers.map(server)],
  },
})
