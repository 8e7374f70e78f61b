import type { Import } from '@dondoc/contract/imports'
import type { PlanReview, ReviewNode } from '@dondoc/contract/plan-editing'
import { makePlanWorld, type PlanWorld, planText } from './plan-world.ts'
import { type Client, startTestServer, type TestServer } from './with-server.ts'

/** A server with a focal officer who reviews drafts. */
export interface DraftDesk {
  readonly server: TestServer
  readonly world: PlanWorld
  readonly focal: Client
  /** A draft of its own for each call. */
  readonly makeDraft: () => Promise<PlanReview>
  readonly getReview: (planId: string) => Promise<PlanReview>
}

export async function openDraftDesk(): Promise<DraftDesk> {
  const server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  const world = await makePlanWorld(server)
  const focal = await server.as(world.accounts.focal)
  let made = 0
  const getReview = async (planId: string): Promise<PlanReview> => {
    const answer = await focal.get(`/api/plans/${planId}/review`)
    if (answer.statusCode !== 200) throw new Error(`review: ${answer.body}`)
    return answer.json<PlanReview>()
  }
  return {
    server,
    world,
    focal,
    getReview,
    makeDraft: async () => {
      const bytes = planText(`Cải cách hành chính năm 2026 của Sở Y tế (bản ${++made})`)
      const { planId } = (await focal.upload('/api/imports?name=ke-hoach.txt', bytes)).json<Import>()
      if (planId === null) throw new Error('no draft was made')
      return getReview(planId)
    },
  }
}

/** The row whose text begins so. */
export function rowOf(review: PlanReview, start: string): ReviewNode {
  const row = review.nodes.find(({ text }) => text.startsWith(start))
  if (!row) throw new Error(`no row ${start}`)
  return row
}

/** Sends acts against the version that was seen. */
export const edit = (
  client: Client,
  { planId, version }: Pick<PlanReview, 'planId' | 'version'>,
  ...edits: object[]
): ReturnType<Client['post']> => client.post(`/api/plans/${planId}/edits`, { version, edits })

/** `[409, 'plan.changed-meanwhile']` */
export function problem(answer: { readonly statusCode: number; readonly json: () => unknown }): unknown {
  const { code } = answer.json() as { code?: string }
  return [answer.statusCode, code]
}
