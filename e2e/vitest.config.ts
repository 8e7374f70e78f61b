import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'journeys',
    root: import.meta.dirname,
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/start-application.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Each file has a browser and a product of its own, which are several processes.
    maxWorkers: Math.min(availableParallelism(), 4),
  },
})
