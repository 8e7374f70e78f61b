import type { LetterContent } from '@dondoc/contract/letters'
import { canUrge } from '@dondoc/domain/access/predicates'
import { addDays, daysBetween, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { officialDay } from '../../lib/printed-words.ts'
import { Problem } from '../../lib/problem.ts'
import { findOrganization } from '../organizations/index.ts'
import { findLetterhead, insertLetter, listOverdue, listPlanNames, type OverdueRow } from './letters.store.ts'

/** Days that units have to answer, proposed. */
const ANSWER_DAYS = 10

/** Numbers below ten are written with a zero, as in the number of a document. */
const counted = (count: number): string => String(count).padStart(2, '0')

type PlanName = Awaited<ReturnType<typeof listPlanNames>>[number]

function planWords({ kind, number, documentDate, title }: PlanName): string {
  // A plan that was read before the clerk numbered it says "Số: /KH-SKHCN".
  const isNumbered = number !== null && /^\d/.test(number)
  const named = `${kind ?? 'Kế hoạch'}${isNumbered ? ` số ${number}` : ` “${title}”`}`
  return documentDate === null ? named : `${named} ngày ${officialDay(documentDate)}`
}

/** "12/KH-SYT" is of the agency "SYT"; what drafts the letter is added. */
const notationFrom = (number: string | null | undefined): string => {
  const agency = /-([^-/]+)$/.exec(number ?? '')?.[1]
  return agency === undefined ? '' : `${agency}-CCHC`
}

/** "Ủy ban nhân dân tỉnh Phú Thọ" stands in a letterhead as "UBND TỈNH PHÚ THỌ". */
const inLetterhead = (name: string): string => name.replace(/^Ủy ban nhân dân/i, 'UBND').toLocaleUpperCase('vi')

/** Below its superior's name an agency leaves the province out: "Sở Y tế tỉnh Lào Cai" is "SỞ Y TẾ". */
function withoutProvince(name: string, superior: string): string {
  const [, short, province] = /^(.+?) ((?:tỉnh|thành phố) .+)$/i.exec(name) ?? []
  const isSaid = province !== undefined && superior.toLocaleUpperCase('vi').endsWith(province.toLocaleUpperCase('vi'))
  return isSaid && short !== undefined ? short : name
}

const provinceIn = (name: string): string => /(?:tỉnh|thành phố) (.+)$/i.exec(name)?.[1] ?? ''

/** The words that a draft begins with; an officer changes what is not meant so. */
function firstWords(
  issuerName: string,
  parentName: string | null,
  head: Awaited<ReturnType<typeof findLetterhead>>,
  plans: readonly PlanName[],
  rows: readonly OverdueRow[],
  today: PlainDate,
): LetterContent {
  const units = new Set(rows.map(({ organizationName }) => organizationName))
  const [first] = units
  const whom = units.size === 1 ? (first ?? '') : 'các đơn vị'
  const answerBy = officialDay(addDays(today, ANSWER_DAYS))
  const { signer } = head ?? {}
  const superiorName = head?.superior ?? (parentName === null ? '' : inLetterhead(parentName))
  const capacity = signer?.capacity ?? ''
  return {
    superiorName,
    issuerName: inLetterhead(withoutProvince(issuerName, superiorName)),
    place: head?.place ?? provinceIn(issuerName),
    notation: notationFrom(head?.number),
    abstract: 'đôn đốc thực hiện các nhiệm vụ cải cách hành chính quá hạn',
    opening: `Thực hiện ${plans.map(planWords).join('; ')} của ${issuerName}, qua theo dõi, tính đến ngày ${officialDay(today)}, ${whom} còn ${counted(rows.length)} nhiệm vụ đã quá hạn nhưng chưa hoàn thành (danh sách dưới đây).`,
    requests: [
      `Để bảo đảm tiến độ thực hiện kế hoạch, ${issuerName} đề nghị ${whom}:`,
      `1. Tập trung hoàn thành các nhiệm vụ quá hạn; cập nhật kết quả và tài liệu kiểm chứng trước ngày ${answerBy}.`,
      `2. Đối với nhiệm vụ chưa thể hoàn thành, báo cáo rõ nguyên nhân, khó khăn, vướng mắc và đề xuất thời hạn hoàn thành, gửi ${issuerName} trước ngày ${answerBy} để tổng hợp, xử lý.`,
    ],
    closing: `${issuerName} đề nghị ${whom} quan tâm, triển khai thực hiện./.`,
    copies: ['- Như trên;', `- Lãnh đạo ${issuerName} (để b/c);`, '- Lưu: VT, CCHC.'],
    capacity,
    signerTitle: (signer?.position ?? '').toLocaleUpperCase('vi'),
    signerName: signer?.name ?? '',
  }
}

/**
 * Drafts letters for units with overdue duties that the agency gave: one for all, or one for each. Throws `organization.not-found`,
 * `access.denied`, and `letter.nothing-overdue` where nothing is overdue any more.
 */
export async function draftLetters(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: { readonly issuerId: string; readonly organizationIds: readonly string[]; readonly each: boolean },
  at: { readonly today: PlainDate; readonly now: Date },
): Promise<string[]> {
  const { tenantId } = actor
  const { issuerId, each } = request
  const issuer = await findOrganization(trx, tenantId, issuerId)
  if (issuer === undefined) throw new Problem('organization.not-found', { organizationId: issuerId })
  mustBeAllowed(canUrge(actor, issuer.orgPath))
  const rows = await listOverdue(trx, tenantId, at.today, request)
  if (rows.length === 0) throw new Problem('letter.nothing-overdue')
  const parent = issuer.parentId === null ? undefined : await findOrganization(trx, tenantId, issuer.parentId)
  const head = await findLetterhead(trx, tenantId, issuerId)
  const plans = await listPlanNames(trx, tenantId, [...new Set(rows.map(({ planId }) => planId))])
  const groups = each ? [...Map.groupBy(rows, ({ organizationId }) => organizationId).values()] : [rows]
  const ids: string[] = []
  for (const group of groups) {
    const id = newId()
    const named = plans.filter((plan) => group.some(({ planId }) => planId === plan.id))
    const content = firstWords(issuer.name, parent?.name ?? null, head, named, group, at.today)
    await insertLetter(
      trx,
      {
        ...{ tenantId, id, issuerId, orgPath: issuer.orgPath, asOf: at.today, content: JSON.stringify(content) },
        ...{ authorId: actor.accountId, author: actor.name, createdAt: at.now },
        ...{ number: null, date: null, recordId: null, sentAt: null, sentBy: null },
      },
      group.map(({ dutyId, organizationId, orgPath, code, text, product, dueOn, reason }) => ({
        ...{ tenantId, letterId: id, dutyId, organizationId, orgPath },
        duty: JSON.stringify({ dutyId, code, text, product, dueOn, reason, daysLate: daysBetween(dueOn, at.today) }),
      })),
    )
    await writeAudit(trx, by, {
      action: 'letter.drafted',
      subjectKind: 'letter',
      subjectId: id,
      subject: content.abstract,
      after: { duties: group.length, units: new Set(group.map(({ organizationId }) => organizationId)).size },
    })
    ids.push(id)
  }
  return ids
}
