import { z } from 'zod'
import { Checkpoint, DutyDetail } from './duties.ts'
import { route } from './route.ts'
import { Id } from './shared.ts'

export const setCheckpoints = route({
  method: 'PUT',
  url: '/api/duties/:dutyId/checkpoints',
  summary: 'Set the days on which a long duty is looked at',
  tag: 'duties',
  params: z.object({ dutyId: Id }),
  body: z.object({ checkpoints: z.array(Checkpoint).max(24) }),
  response: DutyDetail,
})
