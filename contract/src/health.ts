import { z } from 'zod'
import { PROBLEM_CODES } from './problems.ts'
import { route } from './route.ts'

export const getHealth = route({
  method: 'GET',
  url: '/api/health',
  summary: 'Is the service up, and its database?',
  tag: 'service',
  open: true,
  response: z.object({
    status: z.enum(['ok', 'starting', 'failing']),
    version: z.string(),
    database: z.enum(['embedded', 'server']),
    migration: z.string(),
  }),
})

export const listFaults = route({
  method: 'GET',
  url: '/api/health/faults',
  summary: 'What keeps the service from working as it should, for who administers it: each the code of a problem',
  tag: 'service',
  response: z.object({ faults: z.array(z.object({ code: z.enum(PROBLEM_CODES) })) }),
})
