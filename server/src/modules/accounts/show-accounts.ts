import type { AccountDetail, AccountFilter, AccountRow } from '@dondoc/contract/accounts'
import { listToXlsx } from '@dondoc/documents/export/list-to-xlsx'
import type { ROLES } from '@dondoc/domain/access/roles'
import { z } from 'zod'
import type { Actor } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { readUserFacts } from '../../lib/auth-users.ts'
import { inTenant, type Reader } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import type { FileAnswer } from '../../lib/http.ts'
import { readCursor, writeCursor } from '../../lib/page-cursor.ts'
import { type AccountScope, countAccounts, listAccountRows } from './account-list.store.ts'
import { managedPaths, mustSeeAccount } from './accounts.access.ts'
import { presentAccount, presentAccountDetail } from './accounts.present.ts'
import { listRoleRows, listSubstitutions } from './roles.store.ts'

const Cursor = z.tuple([z.string(), z.uuid()])

const scopeOf = (deps: Pick<Deps, 'clock'>, actor: Actor): AccountScope => ({
  tenantId: actor.tenantId,
  paths: managedPaths(actor),
  today: deps.clock.today(),
})

async function readPage(
  db: Reader,
  actor: Actor,
  scope: AccountScope,
  filter: AccountFilter,
  page: Parameters<typeof listAccountRows>[3],
): Promise<AccountRow[]> {
  const rows = await listAccountRows(db, scope, filter, page)
  const ids = rows.map(({ id }) => id)
  const roles = Map.groupBy(await listRoleRows(db, scope.tenantId, ids), ({ accountId }) => accountId)
  return rows.map((row) => presentAccount(actor, row, roles.get(row.id) ?? [], scope.today))
}

/** A page of the accounts that the actor may see. */
export async function listAccountPage(
  deps: Deps,
  actor: Actor,
  query: AccountFilter & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ rows: AccountRow[]; total: number; cursor: string | null; can: { create: boolean; invite: boolean } }> {
  const scope = scopeOf(deps, actor)
  const { cursor, limit, ...filter } = query
  const after = readCursor(cursor, Cursor)
  return inTenant(deps.db, actor, async (trx) => {
    const rows = await readPage(trx, actor, scope, filter, { after, limit })
    const last = rows.at(-1)
    return {
      rows,
      total: await countAccounts(trx, scope, filter),
      cursor: last === undefined || rows.length < limit ? null : writeCursor([last.name, last.id]),
      can: { create: scope.paths.length > 0, invite: deps.mailer !== null },
    }
  })
}

/** One account. `by` puts on record that its personal data were looked at; left out where the actor has just changed it. */
export async function showAccount(
  deps: Deps,
  actor: Actor,
  accountId: string,
  by?: AuditActor,
): Promise<AccountDetail> {
  const today = deps.clock.today()
  const found = await inTenant(deps.db, actor, async (trx) => {
    const account = await mustSeeAccount(trx, actor, accountId, today)
    const substitutions = await listSubstitutions(trx, actor.tenantId, accountId, today)
    if (by !== undefined && accountId !== actor.accountId) {
      await writeAudit(trx, by, {
        action: 'account.viewed',
        subjectKind: 'account',
        subjectId: accountId,
        subject: account.row.name,
      })
    }
    return { account, substitutions }
  })
  const facts = await readUserFacts(deps.auth.users, found.account.row.authUserId)
  return presentAccountDetail(actor, found.account, { facts, substitutions: found.substitutions }, today)
}

const ROLE_NAMES: Record<(typeof ROLES)[number], string> = {
  administrator: 'Quản trị',
  focal: 'Đầu mối',
  leader: 'Lãnh đạo',
  'unit-head': 'Trưởng đơn vị',
  staff: 'Chuyên viên',
  appraiser: 'Thẩm định',
  inspector: 'Kiểm tra',
  auditor: 'Kiểm toán',
  reader: 'Người xem',
}
const STATE_NAMES: Record<AccountRow['state'], string> = {
  active: 'Đang dùng',
  invited: 'Đã mời',
  locked: 'Đã khóa',
}

const shown = (date: string): string => date.split('-').reverse().join('/')

const rolePeriod = ({ role, organization, validFrom, validTo }: AccountRow['roles'][number]): string => {
  const period = validTo === null ? `từ ${shown(validFrom)}` : `${shown(validFrom)} – ${shown(validTo)}`
  return `${ROLE_NAMES[role]}, ${organization.name} (${period})`
}

/** More than any authority has people; a list beyond it would not be read as a sheet. */
const EXPORT_LIMIT = 50_000

/** The same list as a workbook; on record, because it carries personal data out. */
export async function exportAccountList(
  deps: Deps,
  actor: Actor,
  by: AuditActor,
  filter: AccountFilter,
): Promise<FileAnswer> {
  const scope = scopeOf(deps, actor)
  const rows = await inTenant(deps.db, actor, async (trx) => {
    const found = await readPage(trx, actor, scope, filter, { after: null, limit: EXPORT_LIMIT })
    await writeAudit(trx, by, {
      action: 'account.exported',
      subjectKind: 'tenant',
      subjectId: actor.tenantId,
      after: { filter, count: found.length },
    })
    return found
  })
  const bytes = await listToXlsx({
    title: 'Danh sách tài khoản',
    note: `Ngày ${shown(scope.today)} · ${rows.length} tài khoản`,
    columns: [
      { heading: 'Họ và tên', width: 28, value: ({ name }: AccountRow) => name },
      { heading: 'Thư điện tử', width: 32, value: ({ email }: AccountRow) => email },
      { heading: 'Cơ quan, đơn vị', width: 36, value: ({ organization }: AccountRow) => organization.name },
      { heading: 'Vai trò', width: 60, value: ({ roles }: AccountRow) => roles.map(rolePeriod).join('\n') },
      { heading: 'Trạng thái', width: 14, value: ({ state }: AccountRow) => STATE_NAMES[state] },
    ],
    rows,
  })
  return { name: `tai-khoan-${scope.today}.xlsx`, contentType: XLSX, bytes }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
