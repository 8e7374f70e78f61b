import { z } from 'zod'
import { route } from './route.ts'
import { Area, Id, Instant, PlainDate } from './shared.ts'

export const Finding = z.object({
  code: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  /** Index of the actionable row, null for the document. */
  item: z.int().nullable(),
  field: z.string().nullable(),
  message: z.string(),
})
export type Finding = z.infer<typeof Finding>

/** What a ready import of a new plan says, of the fields of {@link Import}. */
export const ImportResult = z.object({
  importId: Id,
  planId: Id,
  code: z.string(),
  /** True where the same bytes were read before: nothing was written. */
  known: z.boolean(),
  itemCount: z.int(),
  findings: z.array(Finding),
})
export type ImportResult = z.infer<typeof ImportResult>

/** Where an import stands. It is there from the moment its file arrived and stays listed however it ends. */
export const ImportState = z.enum(['queued', 'reading', 'ready', 'failed', 'cancelled'])

export const Import = z.object({
  importId: Id,
  state: ImportState,
  name: z.string(),
  at: Instant,
  /** Pages read; null where the format has no pages or nothing was read yet. */
  progress: z.object({ done: z.int(), total: z.int() }).nullable(),
  format: z.enum(['docx', 'pdf', 'scan', 'xlsx', 'text', 'html']).nullable(),
  /** Pages whose picture can be asked for; 0 where the format has none. */
  pageCount: z.int(),
  /** Null until it is ready; of an amended version, the plan it amends. */
  planId: Id.nullable(),
  code: z.string().nullable(),
  /** True where the same bytes were read before: nothing was written. */
  known: z.boolean(),
  itemCount: z.int(),
  findings: z.array(Finding),
  /** Why it failed: a code of the problem table. */
  problem: z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) }).nullable(),
  /** The file is an amended version of this plan: see its difference, then apply it. */
  amendsPlanId: Id.nullable(),
  appliedAt: Instant.nullable(),
  /** Other plans of the issuer for the year with nearly this title: the file may be an amended version of one of them. */
  similarPlans: z.array(z.object({ planId: Id, code: z.string(), title: z.string() })),
})
export type Import = z.infer<typeof Import>

/**
 * The body is the file itself (`application/octet-stream`); its name goes in the query. Answers as soon as the file is kept; what
 * is read within two seconds is answered `ready`, and a file that cannot be read by then with its problem.
 */
export const importPlan = route({
  method: 'POST',
  url: '/api/imports',
  summary: 'Read a plan file into a draft plan, or as an amended version of a plan',
  tag: 'imports',
  upload: true,
  query: z.object({
    name: z.string().trim().min(1).max(255),
    issuerId: Id.optional(),
    amends: Id.optional(),
  }),
  response: Import,
})

export const listImports = route({
  method: 'GET',
  url: '/api/imports',
  summary: "One's own last imports, newest first, also those that failed",
  tag: 'imports',
  response: z.object({ imports: z.array(Import) }),
})

const importParams = z.object({ importId: Id })

export const getImport = route({
  method: 'GET',
  url: '/api/imports/:importId',
  summary: 'Where an import stands',
  tag: 'imports',
  params: importParams,
  response: Import,
})

export const cancelImport = route({
  method: 'POST',
  url: '/api/imports/:importId/cancel',
  summary: 'Stop reading a file',
  tag: 'imports',
  params: importParams,
  response: Import,
})

/** PNG at two pixels a point: a box of a row's source, doubled, lies on it. */
export const getImportPage = route({
  method: 'GET',
  url: '/api/imports/:importId/pages/:page',
  summary: 'The picture of a page of the file',
  tag: 'imports',
  params: z.object({ importId: Id, page: z.coerce.number().int().min(1).max(10_000) }),
})

/** What happens to the duties of a row when the amendment is applied. */
export const DutyEffect = z.object({ kept: z.int(), moved: z.int(), stopped: z.int(), added: z.int() })

const ChangedField = z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })

export const PlanDifference = z.object({
  importId: Id,
  planId: Id,
  /** Of the plan: applying against an older one is refused (`plan.changed-meanwhile`). */
  version: z.int(),
  planState: z.enum(['draft', 'issued', 'closed']),
  sameCount: z.int(),
  added: z.array(
    z.object({
      area: Area.nullable(),
      text: z.string(),
      leadText: z.string().nullable(),
      deadlineText: z.string().nullable(),
      duties: DutyEffect,
    }),
  ),
  changed: z.array(
    z.object({
      nodeId: Id,
      area: Area.nullable(),
      text: z.string(),
      fields: z.array(ChangedField),
      duties: DutyEffect,
    }),
  ),
  dropped: z.array(z.object({ nodeId: Id, area: Area.nullable(), text: z.string(), duties: DutyEffect })),
})
export type PlanDifference = z.infer<typeof PlanDifference>

export const getDifference = route({
  method: 'GET',
  url: '/api/imports/:importId/difference',
  summary: 'What an amended version changes: rows added, changed and dropped, and their duties under way',
  tag: 'imports',
  params: importParams,
  response: PlanDifference,
})

export const applyAmendment = route({
  method: 'POST',
  url: '/api/imports/:importId/apply',
  summary: 'Apply an amended version to its plan; duties under way go on',
  tag: 'imports',
  params: importParams,
  body: z.object({ version: z.int(), on: PlainDate }),
  response: z.object({
    planId: Id,
    added: z.int(),
    changed: z.int(),
    dropped: z.int(),
    duties: DutyEffect,
  }),
})
