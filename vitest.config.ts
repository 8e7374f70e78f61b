import { defineConfig } from 'vitest/config'

const room = (name: string) => ({
  extends: true as const,
  test: { name, include: [`${name}/src/**/*.test.{ts,tsx}`, `${name}/test/**/*.test.ts`] },
})

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: ['domain', 'contract', 'documents', 'server', 'cli', 'web'].map(room),
  },
})
