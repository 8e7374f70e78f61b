import type { ProblemCode } from '@dondoc/contract/problems'
import { defaultLetterTemplate } from '@dondoc/documents/letter/default-template'
import { findTemplateFault, TEMPLATE_LIMIT_BYTES, type TemplateFault } from '@dondoc/documents/letter/fill-letter'
import { canUrge } from '@dondoc/domain/access/predicates'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { inTenant, type Reader } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import type { FileAnswer } from '../../lib/http.ts'
import { Problem } from '../../lib/problem.ts'
import { findOrganization } from '../organizations/index.ts'
import { DOCX } from './letter-file.ts'
import { deleteTemplate, findTemplate, putTemplate } from './letters.store.ts'

const FAULTS = {
  'not-docx': 'letter.template-unreadable',
  unsafe: 'letter.template-unsafe',
  'tag-broken': 'letter.template-tag-broken',
  'tag-missing': 'letter.template-tag-missing',
} as const satisfies Record<TemplateFault['kind'], ProblemCode>

async function mustFindAgency(db: Reader, actor: Actor, organizationId: string) {
  const agency = await findOrganization(db, actor.tenantId, organizationId)
  if (agency === undefined) throw new Problem('organization.not-found', { organizationId })
  mustBeAllowed(canUrge(actor, agency.orgPath))
  return agency
}

/** The bytes of an agency's own template; null where it has none. */
export async function readTemplate(
  deps: Pick<Deps, 'db' | 'files'>,
  actor: Actor,
  organizationId: string,
): Promise<Uint8Array | null> {
  const own = await inTenant(deps.db, actor, (trx) => findTemplate(trx, actor.tenantId, organizationId))
  return own === undefined ? null : deps.files.read(own.sha256)
}

/** The template as a file, to be changed in Word. Throws `organization.not-found`, `access.denied`. */
export async function templateFile(
  deps: Pick<Deps, 'db' | 'files'>,
  actor: Actor,
  organizationId: string,
): Promise<FileAnswer> {
  await inTenant(deps.db, actor, (trx) => mustFindAgency(trx, actor, organizationId))
  const bytes = (await readTemplate(deps, actor, organizationId)) ?? (await defaultLetterTemplate())
  return { name: 'Mẫu công văn đôn đốc.docx', contentType: DOCX, bytes }
}

/** Whose template it is. Throws `organization.not-found`, `access.denied`. */
export async function showTemplate(db: Reader, actor: Actor, organizationId: string) {
  await mustFindAgency(db, actor, organizationId)
  const own = await findTemplate(db, actor.tenantId, organizationId)
  return {
    own: own === undefined ? null : { name: own.name, at: own.at.toISOString(), author: own.author },
    can: { change: true },
  }
}

/**
 * Takes an office's own template. Throws `organization.not-found`, `access.denied`, `letter.template-unreadable`,
 * `letter.template-unsafe`, `letter.template-tag-broken`, `letter.template-tag-missing`.
 */
export async function setTemplate(
  deps: Pick<Deps, 'db' | 'files' | 'clock'>,
  actor: Actor,
  by: AuditActor,
  file: { readonly organizationId: string; readonly name: string; readonly bytes: Uint8Array },
): Promise<void> {
  const { organizationId, name, bytes } = file
  await inTenant(deps.db, actor, (trx) => mustFindAgency(trx, actor, organizationId))
  if (bytes.length > TEMPLATE_LIMIT_BYTES) throw new Problem('letter.template-unreadable')
  const fault = findTemplateFault(bytes)
  if (fault !== null) throw new Problem(FAULTS[fault.kind], { tag: fault.tag })
  const { sha256 } = await deps.files.put(bytes)
  await inTenant(deps.db, actor, async (trx) => {
    const agency = await mustFindAgency(trx, actor, organizationId)
    const { tenantId, name: author } = actor
    await putTemplate(trx, { tenantId, organizationId, sha256, name, author, at: deps.clock.now() })
    await writeAudit(trx, by, {
      action: 'letter.template-set',
      subjectKind: 'organization',
      subjectId: organizationId,
      subject: agency.name,
      after: { name, sha256 },
    })
  })
}

/** Goes back to the template that comes with the product. Throws `organization.not-found`, `access.denied`. */
export async function removeTemplate(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  by: AuditActor,
  organizationId: string,
): Promise<void> {
  await inTenant(deps.db, actor, async (trx) => {
    const agency = await mustFindAgency(trx, actor, organizationId)
    const own = await findTemplate(trx, actor.tenantId, organizationId)
    if (own === undefined) return
    await deleteTemplate(trx, actor.tenantId, organizationId)
    await writeAudit(trx, by, {
      action: 'letter.template-removed',
      subjectKind: 'organization',
      subjectId: organizationId,
      subject: agency.name,
      before: { name: own.name, sha256: own.sha256 },
    })
  })
}
