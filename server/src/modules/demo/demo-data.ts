import { readFile } from 'node:fs/promises'
import { DelayReason } from '@dondoc/contract/duties'
import { OrganizationKind } from '@dondoc/contract/organizations'
import { PlainDate } from '@dondoc/contract/shared'
import { ROLES } from '@dondoc/domain/access/roles'
import { z } from 'zod'

/** Where the sample plans and the data of the demo stand. */
export const SAMPLES_FOLDER = new URL('../../../../samples/', import.meta.url)

const Group = z.object({
  name: z.string(),
  /** Names of organizations directly below the owner, or all of them. */
  members: z.union([z.literal('children'), z.array(z.string())]),
})

const OrganizationNode = z.object({
  kind: OrganizationKind,
  name: z.string(),
  shortName: z.string().nullable(),
  aliases: z.array(z.string()),
  issuesPlans: z.boolean(),
  get children() {
    return z.array(OrganizationNode).default([])
  },
  groups: z.array(Group).default([]),
})
export type OrganizationNode = z.output<typeof OrganizationNode>

/** Names from below the root down: `["UBND tỉnh …", "Sở …"]`; empty for the root. */
const Path = z.array(z.string())

const Account = z.object({ name: z.string(), email: z.email(), role: z.enum(ROLES), organization: Path })
const Plan = z.object({ file: z.string(), issuer: Path, issuedOn: PlainDate })

const Phrases = z.object({
  started: z.array(z.string()),
  progress: z.array(z.object({ progress: z.int(), text: z.string() })),
  routine: z.array(z.object({ text: z.string() })),
  delivered: z.array(z.string()),
  confirmed: z.array(z.string()),
  returned: z.array(z.string()),
  stopped: z.array(z.string()),
  delayed: z.array(z.object({ reason: DelayReason, text: z.string() })),
  extended: z.array(z.string()),
  people: z.object({ family: z.array(z.string()), middle: z.array(z.string()), given: z.array(z.string()) }),
  /** Which kind of document a product is, by its words; the last one takes what no other does. */
  records: z.array(z.object({ words: z.array(z.string()), kind: z.string(), symbol: z.string() })),
})
export type Phrases = z.output<typeof Phrases>

export interface DemoData {
  readonly root: OrganizationNode
  readonly accounts: readonly z.output<typeof Account>[]
  readonly plans: readonly z.output<typeof Plan>[]
  readonly phrases: Phrases
}

const read = async <Schema extends z.ZodType>(name: string, schema: Schema): Promise<z.output<Schema>> =>
  schema.parse(JSON.parse(await readFile(new URL(`demo/${name}`, SAMPLES_FOLDER), 'utf8')))

/** The data of the demo, checked. */
export async function readDemoData(): Promise<DemoData> {
  return {
    root: await read('organizations.json', OrganizationNode),
    accounts: await read('accounts.json', z.array(Account)),
    plans: await read('plans.json', z.array(Plan)),
    phrases: await read('history.json', Phrases),
  }
}

/** The bytes of a sample plan. */
export async function readSamplePlan(file: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(new URL(`text/${file}`, SAMPLES_FOLDER)))
}
