import { z } from 'zod'
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
