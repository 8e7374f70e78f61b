import type { Actor } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { newId } from '../../lib/id.ts'
import { createReader, type Reader } from '../../lib/reading-process.ts'
import { listTenants } from '../../lib/tenants.ts'
import { addAccount } from '../accounts/index.ts'
import { importPlanNow } from '../imports/index.ts'
import { addGroup, addOrganization, listOrganizationRows, type OrganizationRow } from '../organizations/index.ts'
import { issuePlan } from '../plans/index.ts'
import { type DemoData, type OrganizationNode, readDemoData, readSamplePlan } from './demo-data.ts'
import { writeHistory } from './write-history.ts'

export const DEMO_TENANT = 'Hệ thống mẫu'
/** Public on purpose: it is shown on the sign-in page, and useless outside demo mode. */
const DEMO_PASSWORD = 'dondoc-mau-2026'
/** Before the first plan of the demo. */
const BEGIN = '2024-01-01'
/** Written last: a demo that has it is complete. */
const SEEDED = 'demo.seeded'

type DemoDeps = Pick<Deps, 'db' | 'auth' | 'files' | 'clock'>

async function addBranch(trx: Trx, by: AuditActor, node: OrganizationNode, parentId: string | null): Promise<string> {
  const { kind, name, shortName, aliases, issuesPlans } = node
  const { id } = await addOrganization(trx, by, {
    parentId,
    kind,
    name,
    shortName,
    aliases,
    issuesPlans,
    validFrom: BEGIN,
  })
  const children = new Map<string, string>()
  for (const child of node.children) children.set(child.name, await addBranch(trx, by, child, id))
  for (const { name: groupName, members } of node.groups) {
    const names = members === 'children' ? [...children.keys()] : members
    const memberIds = names.map((member) => {
      const found = children.get(member)
      if (found === undefined) throw new Error(`group "${groupName}": no organization "${member}" below "${name}"`)
      return found
    })
    await addGroup(trx, by, { organizationId: id, name: groupName, memberIds, validFrom: BEGIN })
  }
  return id
}

/** The organization at a path of names below the root. */
function findByPath(rows: readonly OrganizationRow[], path: readonly string[]): OrganizationRow {
  let found = rows.find(({ parentId }) => parentId === null)
  for (const name of path) found = rows.find((row) => row.parentId === found?.id && row.name === name)
  if (!found) throw new Error(`the demo has no organization ${path.join(' › ')}`)
  return found
}

async function findTenant(deps: DemoDeps): Promise<{ id: string; seeded: boolean } | null> {
  const tenants = await listTenants(deps.db)
  const own = tenants.find(({ name, demo }) => demo && name === DEMO_TENANT)
  if (!own) return tenants.length === 0 ? null : { id: '', seeded: true }
  const mark = await inTenant(deps.db, { tenantId: own.id }, (trx) =>
    trx
      .selectFrom('audit_entry')
      .select('id')
      .where('tenantId', '=', own.id)
      .where('action', '=', SEEDED)
      .executeTakeFirst(),
  )
  return { id: own.id, seeded: mark !== undefined }
}

async function makeTenant(deps: DemoDeps, data: DemoData): Promise<string> {
  const tenantId = newId()
  await inTenant(deps.db, { tenantId }, async (trx) => {
    await trx.insertInto('tenant').values({ id: tenantId, name: DEMO_TENANT, demo: true }).execute()
    await addBranch(trx, { tenantId, accountId: null, name: 'Hệ thống' }, data.root, null)
  })
  return tenantId
}

async function addAccounts(
  deps: DemoDeps,
  by: AuditActor,
  data: DemoData,
  rows: readonly OrganizationRow[],
): Promise<void> {
  const known = await inTenant(deps.db, by, (trx) =>
    trx.selectFrom('account').select('email').where('tenantId', '=', by.tenantId).execute(),
  )
  const emails = new Set(known.map(({ email }) => email))
  for (const { name, email, role, organization } of data.accounts) {
    if (emails.has(email)) continue
    const organizationId = findByPath(rows, organization).id
    await addAccount(deps, by, {
      name,
      email,
      password: DEMO_PASSWORD,
      organizationId,
      roles: [{ role }],
      validFrom: BEGIN,
      demo: true,
    })
  }
}

/** Lets the files be read side by side while the plans are written one after the other, so that their codes stay in order. */
function readAhead(reader: Reader, files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Reader {
  const outcomes = new Map(files.map((file) => [file.name, reader.read(file)]))
  return { ...reader, read: (file, options) => outcomes.get(file.name) ?? reader.read(file, options) }
}

async function addPlans(
  deps: DemoDeps,
  actor: Actor,
  by: AuditActor,
  data: DemoData,
  rows: readonly OrganizationRow[],
): Promise<void> {
  const { tenantId } = by
  const today = deps.clock.today()
  const process = createReader()
  try {
    const files = await Promise.all(
      data.plans.map(async ({ file }) => ({ name: file, bytes: await readSamplePlan(file) })),
    )
    const reader = readAhead(process, files)
    for (const { file, issuer, issuedOn } of data.plans) {
      const bytes = files.find(({ name }) => name === file)?.bytes ?? new Uint8Array()
      const issuerId = findByPath(rows, issuer).id
      const { planId, itemCount } = await importPlanNow(deps, reader, actor, by, {
        bytes,
        name: file,
        issuerId,
        demo: true,
      })
      // A plan in prose has no rows to issue; it stays a draft, as it would for any office.
      if (planId === null || itemCount === 0) continue
      await inTenant(deps.db, by, async (trx) => {
        const plan = await trx
          .selectFrom('plan')
          .select('state')
          .where('tenantId', '=', tenantId)
          .where('id', '=', planId)
          .executeTakeFirstOrThrow()
        if (plan.state !== 'draft') return
        await issuePlan(trx, actor, by, { planId, issuedOn, today, now: deps.clock.now() })
        await writeHistory(trx, tenantId, { id: planId, file }, today, data.phrases)
      })
    }
  } finally {
    process.close()
  }
}

/**
 * Fills an empty database with the demo: organizations, accounts, and the sample plans read through the same import as any
 * upload, issued, with a history up to today; all of it marked as demo. A complete demo, or data of somebody else, is left
 * alone; an interrupted one is completed. True where something was written.
 */
export async function seedDemo(deps: DemoDeps): Promise<boolean> {
  const found = await findTenant(deps)
  if (found?.seeded === true) return false
  const data = await readDemoData()
  const tenantId = found?.id ?? (await makeTenant(deps, data))
  const by: AuditActor = { tenantId, accountId: null, name: 'Hệ thống' }
  const rows = await inTenant(deps.db, by, (trx) => listOrganizationRows(trx, tenantId))
  const root = findByPath(rows, [])
  const at = { organizationId: root.id, at: root.orgPath }
  const actor: Actor = {
    accountId: newId(),
    tenantId,
    name: by.name,
    organizationId: root.id,
    roles: [
      { role: 'administrator', ...at },
      { role: 'focal', ...at },
    ],
  }
  await addAccounts(deps, by, data, rows)
  await addPlans(deps, actor, by, data, rows)
  await inTenant(deps.db, by, (trx) =>
    writeAudit(trx, by, { action: SEEDED, subjectKind: 'tenant', subjectId: tenantId, subject: DEMO_TENANT }),
  )
  return true
}
