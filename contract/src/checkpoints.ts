import { z } from 'zod'
import { Checkpoint, DutyDetail } from './duties.ts'
import { route } from './route.ts'
import { Id } from './shared.ts'

export const setCheckpoints = route({
  method: 'PUT',
  url: '/api/duties/:dutyId/checkpoints',
  summary: 'Set the days on which a long duty is looked at, or all open duties of its row',
  tag: 'duties',
  params: z.object({ dutyId: Id }),
  body: z.object({
    checkpoints: z.array(Checkpoint).max(24),
    /** On all open duties of the same row and occurrence, or, where one of them cannot take them, on none. */
    wholeRow: z.boolean().default(false),
  }),
  response: DutyDetail,
})
