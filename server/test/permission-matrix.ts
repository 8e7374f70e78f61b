import { ROLES, type Role } from '@dondoc/domain/access/roles'

/**
 * Who may call what. `permission-matrix.test.ts` calls every route of the contract in every role, held at four places seen from
 * the data (a department's plans, duties and people), and without a session.
 *
 * A new route needs a row here: its method and address, and for each place the roles that may call it. Who is not named is
 * refused, and the test proves that nothing was written. `:planId` and the like are filled from `Things`; a row may send a body
 * or a query, and say with `shows` what of the data an answer must hold for whom, and for nobody else.
 */
export interface Row {
  /** For routes without sign-in; nothing else is said of them here. */
  readonly open?: true
  readonly may?: May
  readonly params?: (things: Things) => Readonly<Record<string, string>>
  readonly query?: string
  readonly body?: (things: Things) => object
  /** The bytes of an upload. */
  readonly bytes?: () => Uint8Array
  readonly shows?: { readonly what: (things: Things) => string; readonly to: May }
  /** What a refusal may also be called, where a right is asked row by row of a file. */
  readonly refusedWith?: string
  /** Where nobody can succeed on this data: what those are told who may. */
  readonly yields?: string
}

/** Where the role is held: at the department that the data belongs to, above it, beside it, or in another tenant. */
export type Place = 'own' | 'parent' | 'sister' | 'other'
export const PLACES: readonly Place[] = ['own', 'parent', 'sister', 'other']

export type May = Partial<Record<Place, readonly Role[]>>

/** What the rows are about, all of the department. */
export interface Things {
  readonly draftId: string
  readonly draftVersion: number
  readonly issuedId: string
  readonly dutyId: string
  readonly dutyVersion: number
  readonly importId: string
  readonly accountId: string
  readonly colleagueId: string
  readonly roleId: string
  readonly organizationId: string
  readonly groupId: string
  readonly recordId: string
  readonly fileId: string
  readonly letterId: string
  /** Of no row anywhere. */
  readonly unknownId: string
}

const nobody: May = {}
const everybody: May = { own: ROLES, parent: ROLES, sister: ROLES, other: ROLES }
/** At the department or above it. */
const above = (...roles: readonly Role[]): May => ({ own: roles, parent: roles })
const within: May = { own: ROLES, parent: ROLES }
const ofTenant: May = { own: ROLES, parent: ROLES, sister: ROLES }
/** At the root of a tenant, also of another one, where it is about that one's data. */
const atRoot = (...roles: readonly Role[]): May => ({ parent: roles, other: roles })
const anywhere = (...roles: readonly Role[]): May => ({ own: roles, parent: roles, sister: roles, other: roles })

const issued = (things: Things): Readonly<Record<string, string>> => ({ planId: things.issuedId })
const version = (things: Things): object => ({ version: things.draftVersion })
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const written = (): Uint8Array => utf8('Không có bảng nào trong tệp này.')
const wrongPassword = 'khong-phai-mat-khau-nay'
const ofRecord = { what: (things: Things) => things.recordId, to: within }
const recordWriters = anywhere('unit-head', 'staff', 'focal', 'leader')
const ofRoot = { what: (things: Things) => things.organizationId, to: ofTenant }

const noDays = { weekend: [0, 6], everyYear: [], days: [] }
const act = {
  words: 'Thông tư 05/2026/TT-BNV',
  on: '2026-03-02',
  effectiveOn: null,
  countedFrom: 'on',
  dueOn: null,
  recordId: null,
}
const unknownEvent = ({ unknownId }: Things) => ({ eventId: unknownId })

const LETTER = {
  ...{
    superiorName: '',
    issuerName: 'SỞ Y TẾ',
    place: '',
    notation: '',
    abstract: 'đôn đốc',
    opening: '',
    requests: [],
  },
  ...{ closing: '', copies: [], capacity: '', signerTitle: '', signerName: '' },
}

export const MATRIX: Readonly<Record<string, Row>> = {
  'GET /api/health': { open: true },
  'GET /api/demo-accounts': { open: true },
  'GET /api/sign-in-options': { open: true },
  'POST /api/password-reset': { open: true },
  'POST /api/token': { open: true },
  'POST /api/token/password': { open: true },
  'POST /api/set-up': { open: true },

  // Oneself
  'GET /api/me': { may: everybody },
  'POST /api/me/password': {
    may: everybody,
    body: () => ({ current: wrongPassword, password: 'mat-khau-moi-cua-toi' }),
    yields: 'auth.password-wrong',
  },
  'GET /api/me/sessions': { may: everybody },
  'DELETE /api/me/sessions/:sessionId': {
    may: everybody,
    params: (things) => ({ sessionId: things.unknownId }),
    yields: 'session.not-found',
  },
  'DELETE /api/me/sessions': { may: everybody },
  'GET /api/me/account': { may: everybody },
  'GET /api/me/deputies': { may: everybody, shows: { what: ({ colleagueId }) => colleagueId, to: { own: ROLES } } },
  // Among colleagues: who is not of the agency is not found
  'POST /api/me/substitutions': {
    may: { own: ROLES },
    body: ({ colleagueId }) => ({ deputyId: colleagueId, validFrom: '2026-06-22', validTo: '2026-06-26' }),
  },
  'POST /api/me/substitutions/:substitutionId/end': {
    may: everybody,
    params: (things) => ({ substitutionId: things.unknownId }),
    yields: 'account.substitution-not-found',
  },
  'GET /api/me/second-factor': { may: everybody },
  'POST /api/me/second-factor/recovery-codes': {
    may: everybody,
    body: () => ({ password: wrongPassword }),
    yields: 'auth.second-factor-off',
  },
  'POST /api/me/second-factor': {
    may: everybody,
    body: () => ({ password: wrongPassword }),
    yields: 'auth.password-wrong',
  },
  'POST /api/me/second-factor/confirm': {
    may: everybody,
    body: () => ({ code: '000000' }),
    yields: 'auth.second-factor-off',
  },
  'POST /api/me/second-factor/remove': {
    may: everybody,
    body: () => ({ password: wrongPassword }),
    yields: 'auth.second-factor-off',
  },

  // What oneself was told
  'GET /api/notifications': { may: everybody },
  'POST /api/notifications/read': { may: everybody, body: () => ({ ids: [] }) },

  'GET /api/me/calendar': { may: everybody },
  'POST /api/me/calendar': { may: everybody },
  'DELETE /api/me/calendar': { may: everybody },
  'GET /api/me/digest': { may: everybody },
  'PUT /api/me/digest': { may: everybody, body: () => ({ muted: ['news'] }) },

  // Plans
  'GET /api/plans': { may: everybody, shows: { what: ({ issuedId }) => issuedId, to: within } },
  'GET /api/plans/export': { may: everybody },
  'GET /api/plans/:planId': { may: above('administrator', 'focal', 'leader') },
  'GET /api/plans/:planId/export': { may: within, params: issued, query: 'format=xlsx' },
  'GET /api/plans/:planId/budget': { may: within, params: issued },
  'GET /api/plans/:planId/nodes/:nodeId/budget': {
    may: everybody,
    params: (things) => ({ ...issued(things), nodeId: things.unknownId }),
    yields: 'budget.node-not-found',
  },
  'PUT /api/plans/:planId/nodes/:nodeId/budget': {
    may: everybody,
    params: (things) => ({ ...issued(things), nodeId: things.unknownId }),
    body: () => ({ amount: 10, words: 'Theo Quyết định số 1/QĐ-SYT', version: 0 }),
    yields: 'budget.node-not-found',
  },
  'GET /api/plans/:planId/review': { may: above('administrator', 'focal', 'leader') },
  'GET /api/plans/:planId/names': { may: above('administrator', 'focal', 'leader') },
  'GET /api/plans/:planId/issue-preview': { may: above('administrator', 'focal', 'leader') },
  'POST /api/plans/:planId/edits': {
    may: above('administrator', 'focal'),
    body: (things) => ({
      ...version(things),
      edits: [{ op: 'add', kind: 'area', parentId: null, afterId: null, fields: { text: 'CẢI CÁCH TÀI CHÍNH CÔNG' } }],
    }),
  },
  'POST /api/plans/:planId/undo': {
    may: above('administrator', 'focal'),
    body: ({ draftVersion }) => ({ version: draftVersion + 1 }),
  },
  'POST /api/plans/:planId/paste': {
    may: above('administrator', 'focal'),
    body: ({ draftVersion }) => ({
      version: draftVersion + 2,
      text: '1\tRà soát văn bản\tBáo cáo\tVăn phòng Sở\t\tQuý II/2026',
      afterId: null,
    }),
  },
  'PUT /api/plans/:planId/names': {
    may: above('administrator', 'focal'),
    body: ({ organizationId }) => ({
      name: 'Tổ công tác Đề án 06',
      means: { kind: 'organization', organizationId },
      remember: false,
    }),
  },
  'POST /api/plans': {
    may: above('administrator', 'focal'),
    body: ({ organizationId }) => ({
      issuerId: organizationId,
      title: 'Kế hoạch cải cách hành chính',
      year: 2026,
      period: { from: '2026-01-01', to: '2026-12-31' },
      from: { kind: 'empty' },
    }),
  },
  'POST /api/plans/:planId/issue': { may: above('focal', 'leader'), body: () => ({ issuedOn: '2026-06-20' }) },
  'POST /api/plans/:planId/amendments/preview': {
    may: above('focal', 'leader'),
    params: issued,
    body: ({ unknownId }) => ({ version: 99, on: '2026-06-20', edits: [{ op: 'remove', nodeId: unknownId }] }),
    yields: 'plan.changed-meanwhile',
  },
  'POST /api/plans/:planId/amendments': {
    may: above('focal', 'leader'),
    params: issued,
    body: ({ unknownId }) => ({
      version: 99,
      on: '2026-06-20',
      basis: 'Quyết định số 12/QĐ-SYT',
      edits: [{ op: 'remove', nodeId: unknownId }],
    }),
    yields: 'plan.changed-meanwhile',
  },
  'GET /api/plans/:planId/amendments': { may: within, params: issued },
  // The draft has been issued by now
  'POST /api/plans/:planId/discard': { may: above('administrator', 'focal'), body: version, yields: 'plan.not-draft' },

  // The superior plan, and what it asks of those below
  'GET /api/plans/:planId/links': { may: within, params: issued },
  'PUT /api/plans/:planId/superior-plan': {
    may: above('administrator', 'focal', 'leader'),
    params: issued,
    body: () => ({ superiorPlanId: null }),
  },
  'POST /api/plans/:planId/links': {
    may: above('administrator', 'focal', 'leader'),
    params: issued,
    body: ({ unknownId }) => ({ decisions: [{ nodeId: unknownId, superiorId: unknownId, state: 'confirmed' }] }),
    yields: 'plan.link-row-not-found',
  },
  'GET /api/plans/:planId/coverage': { may: within, params: issued },
  'GET /api/plans/:planId/coverage/export': { may: within, params: issued },

  // Imports
  'POST /api/imports': {
    may: anywhere('administrator', 'focal'),
    query: 'name=tai-lieu.txt',
    bytes: written,
    yields: 'import.without-tasks',
  },
  'GET /api/imports': { may: everybody, shows: { what: ({ importId }) => importId, to: nobody } },
  'GET /api/imports/:importId': { may: above('administrator', 'focal') },
  'GET /api/imports/:importId/pages/:page': {
    may: above('administrator', 'focal'),
    params: () => ({ page: '1' }),
    yields: 'import.page-not-found',
  },
  'GET /api/imports/:importId/difference': {
    may: above('administrator', 'focal'),
    yields: 'import.nothing-to-apply',
  },
  'POST /api/imports/:importId/cancel': { may: above('administrator', 'focal'), yields: 'import.already-ended' },
  'POST /api/imports/:importId/apply': {
    may: above('administrator', 'focal'),
    body: () => ({ version: 1, on: '2026-06-20' }),
    yields: 'import.nothing-to-apply',
  },

  // Duties, records, overview, search
  'GET /api/duties': { may: everybody, shows: { what: ({ dutyId }) => dutyId, to: within } },
  'GET /api/my-work': { may: everybody },
  'GET /api/duties/export': { may: everybody },
  'GET /api/duties/reasons': { may: everybody },
  'GET /api/duties/:dutyId': { may: within },
  'POST /api/duties/:dutyId/updates': {
    may: above('unit-head', 'staff', 'focal'),
    // The duty of the matrix is overdue.
    body: ({ dutyVersion }) => ({
      ...{ kind: 'started', on: '2026-06-20', version: dutyVersion },
      reason: 'waiting-coordination',
    }),
  },
  // Of a duty that nobody may update nothing is done: it is named as refused
  'POST /api/duty-updates': {
    may: everybody,
    body: () => ({
      update: { kind: 'started', on: '2026-06-20' },
      duties: [{ id: '0198a000-0000-7000-8000-000000000000', version: 0 }],
    }),
  },
  'POST /api/duties/:dutyId/parts': {
    may: above('unit-head', 'focal', 'leader'),
    body: ({ organizationId }) => ({ parts: [{ text: 'Xây dựng dự thảo', organizationId, recordRequired: false }] }),
    // The department stands above the office that owes it
    yields: 'duty.organization-outside',
  },
  'PUT /api/duties/:dutyId/assignee': {
    may: above('unit-head', 'staff', 'focal', 'leader'),
    body: () => ({ accountId: null }),
  },
  'POST /api/duties/:dutyId/reassignment': {
    may: above('focal', 'leader'),
    body: ({ organizationId, dutyVersion }) => ({
      organizationId,
      on: '2026-06-20',
      text: 'Không đúng chức năng',
      version: dutyVersion + 1,
    }),
  },
  'GET /api/duties/:dutyId/people': { may: within },
  'GET /api/duties/:dutyId/history': { may: within },
  'POST /api/duties/:dutyId/comments': {
    may: above('unit-head', 'staff', 'focal', 'leader'),
    body: () => ({ text: 'Đề nghị gửi dự thảo trước ngày 25' }),
  },
  'GET /api/duties/:dutyId/extensions': { may: within },
  'POST /api/duties/:dutyId/extension-requests': {
    may: above('unit-head', 'staff', 'focal'),
    // The duty of the matrix is overdue.
    body: () => ({ dueOn: '2026-12-31', reason: 'Chờ văn bản của Bộ' }),
    yields: 'extension.after-due',
  },
  'POST /api/duties/:dutyId/extensions': {
    may: above('focal', 'leader'),
    body: () => ({ dueOn: '2026-12-31', reason: 'Theo kết luận giao ban' }),
  },
  'POST /api/extension-requests/:requestId/withdraw': {
    may: everybody,
    params: (things) => ({ requestId: things.unknownId }),
    yields: 'extension.request-not-found',
  },
  'GET /api/extension-requests': { may: everybody, query: 'side=to-decide' },
  'POST /api/extension-requests/decisions': {
    may: everybody,
    body: ({ unknownId }) => ({ requestIds: [unknownId], decision: { outcome: 'granted' } }),
    yields: 'extension.request-not-found',
  },
  'PUT /api/duties/:dutyId/checkpoints': {
    may: above('focal', 'leader'),
    body: () => ({ checkpoints: [{ on: '2026-01-31', label: 'Kiểm tra giữa kỳ' }] }),
  },
  'GET /api/waiting-duties': { may: everybody },
  'POST /api/trigger-events/preview': {
    may: everybody,
    body: ({ unknownId }) => ({ event: act, dutyIds: [unknownId] }),
    yields: 'duty.not-found',
  },
  'POST /api/trigger-events': {
    may: everybody,
    body: ({ unknownId }) => ({ event: act, dutyIds: [unknownId] }),
    yields: 'duty.not-found',
  },
  'GET /api/trigger-events': { may: everybody },
  'GET /api/trigger-events/:eventId': { may: everybody, params: unknownEvent, yields: 'event.not-found' },
  'POST /api/trigger-events/:eventId/preview': {
    may: everybody,
    params: unknownEvent,
    body: () => ({ event: act }),
    yields: 'event.not-found',
  },
  'PUT /api/trigger-events/:eventId': {
    may: everybody,
    params: unknownEvent,
    body: () => ({ event: act, version: 1 }),
    yields: 'event.not-found',
  },
  'POST /api/trigger-events/:eventId/withdraw': {
    may: everybody,
    params: unknownEvent,
    body: () => ({ reason: 'Ghi nhầm', version: 1 }),
    yields: 'event.not-found',
  },
  'POST /api/duties/:dutyId/occurrences': {
    may: above('unit-head', 'staff', 'focal'),
    // The duty of the matrix has a due date of its own.
    body: () => ({ on: '2026-06-20', text: 'Đơn kiến nghị', dueOn: null }),
    yields: 'event.not-waiting',
  },
  'GET /api/duties/:dutyId/urgings': { may: within },
  'GET /api/records': { may: everybody },
  'GET /api/records/export': { may: everybody },
  'GET /api/records/known': { may: everybody, query: 'number=15%2FBC-SYT&date=2026-02-02', shows: ofRecord },
  'GET /api/records/:recordId': { may: within },
  'POST /api/records': {
    may: recordWriters,
    body: () => ({ kind: 'Báo cáo', number: `${Math.random()}/BC`, date: '2026-06-01', abstract: 'Kết quả' }),
  },
  'PUT /api/records/:recordId': {
    may: above('unit-head', 'staff', 'focal', 'leader'),
    body: ({ organizationId }) => ({
      kind: 'Báo cáo',
      number: '15/BC-SYT',
      date: '2026-02-02',
      abstract: 'Kết quả cải cách hành chính',
      issuerId: organizationId,
      version: 0,
    }),
  },
  'GET /api/uploads/rules': { may: everybody },
  'POST /api/uploads': { may: recordWriters, query: 'name=ghi-chu.txt', bytes: () => utf8('Ghi chú') },
  'POST /api/records/:recordId/files': {
    may: above('unit-head', 'staff', 'focal', 'leader'),
    body: ({ unknownId }) => ({ uploadId: unknownId }),
    yields: 'upload.not-found',
  },
  'POST /api/records/:recordId/files/:fileId/withdraw': {
    may: above('unit-head', 'staff', 'focal', 'leader'),
    body: () => ({ why: 'Đính kèm nhầm' }),
  },
  // Also what was taken off the record by now
  'GET /api/records/:recordId/files/:fileId': { may: within },
  'GET /api/records/:recordId/replacement': { may: within },
  'PUT /api/records/:recordId/replacement': {
    may: above('unit-head', 'staff', 'focal', 'leader'),
    body: () => ({ replacedById: null }),
  },
  'GET /api/overview': { may: everybody },
  'GET /api/overview/export': { may: everybody },
  'GET /api/duty-views/heat-map': { may: everybody, query: 'year=2026' },
  'GET /api/duty-views/days': { may: everybody, query: 'month=2026-02' },
  'GET /api/duty-views/timeline': { may: everybody, shows: { what: ({ dutyId }) => dutyId, to: within } },
  'GET /api/search': { may: everybody, query: 'q=cai%20cach', shows: { what: ({ issuedId }) => issuedId, to: within } },

  // Organizations: everybody of the tenant knows its tree
  'GET /api/organizations': { may: everybody, shows: ofRoot },
  'GET /api/organization-tree': { may: everybody, shows: ofRoot },
  'GET /api/organizations/export': { may: everybody },
  'POST /api/organizations/import': {
    may: above('administrator'),
    query: 'name=don-vi.csv&dryRun=false',
    bytes: () => utf8('Tên,Loại,Đơn vị cấp trên,Hiệu lực từ\r\nPhòng Tổ chức,Phòng,Sở Y tế tỉnh Lào Cai,01/01/2026'),
    refusedWith: 'organizations.rows-wrong',
  },
  'POST /api/organizations/import/wrong-rows': {
    may: anywhere('administrator'),
    query: 'name=don-vi.csv',
    bytes: () => utf8('Tên,Loại\r\n,Phòng'),
  },
  'GET /api/organizations/import/template': { may: anywhere('administrator') },
  'GET /api/organizations/import/provinces': { may: anywhere('administrator') },
  'GET /api/organizations/:organizationId': { may: ofTenant },
  'PUT /api/organizations/:organizationId': {
    may: above('administrator'),
    body: () => ({
      name: 'Sở Y tế tỉnh Lào Cai',
      shortName: 'Sở Y tế',
      aliases: [],
      kind: 'department',
      type: null,
      identifierCode: null,
      issuesPlans: true,
      communeCount: null,
    }),
  },
  'GET /api/organization-changes': { may: everybody },
  'GET /api/organization-changes/export': { may: everybody },
  'GET /api/organization-changes/:changeId': {
    may: everybody,
    params: (things) => ({ changeId: things.unknownId }),
    yields: 'organization.change-not-found',
  },
  'GET /api/organizations/:organizationId/open-duties': { may: above('administrator') },
  // By the administrator above: nobody renames or closes the own agency
  'POST /api/organization-changes/preview': {
    may: { parent: ['administrator'] },
    body: ({ organizationId }) => ({
      change: { kind: 'rename', on: '2026-06-20', organizationId, name: 'Sở Y tế và Dân số', shortName: null },
    }),
  },
  'POST /api/organization-changes': {
    may: { parent: ['administrator'] },
    body: ({ organizationId }) => ({
      change: { kind: 'rename', on: '2026-06-20', organizationId, name: 'Sở Y tế và Dân số', shortName: null },
      basis: null,
      version: 0,
    }),
  },
  'POST /api/organization-groups': {
    may: above('administrator', 'focal'),
    body: ({ organizationId }) => ({
      organizationId,
      name: 'Các phòng',
      validFrom: '2026-01-01',
      meant: { kind: 'list', memberIds: [organizationId] },
    }),
  },
  'PUT /api/organization-groups/:groupId': {
    may: above('administrator', 'focal'),
    body: ({ organizationId }) => ({
      name: 'Các phòng, đơn vị thuộc Sở',
      from: '2026-06-20',
      meant: { kind: 'list', memberIds: [organizationId] },
    }),
  },
  'GET /api/organization-groups/export': { may: everybody },
  'GET /api/organization-groups/:groupId': { may: ofTenant },
  'POST /api/organization-groups/preview': {
    may: anywhere('administrator', 'focal'),
    body: () => ({ meant: { kind: 'list', memberIds: [] } }),
  },

  // Accounts
  'GET /api/accounts': {
    may: anywhere('administrator'),
    shows: { what: (t) => t.accountId, to: above('administrator') },
  },
  'GET /api/accounts/import/template': { may: anywhere('administrator') },
  'POST /api/accounts/import': {
    may: above('administrator'),
    query: 'name=can-bo.csv&dryRun=false&invite=false',
    bytes: () =>
      // The department bears another name by now
      utf8('Họ và tên,Thư điện tử,Đơn vị,Vai trò\r\nLê Thị An,an.le@example.vn,Sở Y tế và Dân số,Chuyên viên'),
    refusedWith: 'accounts.rows-wrong',
  },
  'GET /api/accounts/export': { may: anywhere('administrator') },
  'GET /api/accounts/:accountId': { may: above('administrator') },
  'POST /api/accounts': {
    may: above('administrator'),
    body: ({ organizationId }) => ({
      name: 'Người mới',
      email: 'nguoi.moi@example.vn',
      organizationId,
      roles: [],
      firstPassword: 'mot-cau-dai-de-nho-2026',
    }),
  },
  'PATCH /api/accounts/:accountId': { may: above('administrator'), body: () => ({ version: 1, name: 'Tên đã sửa' }) },
  'POST /api/accounts/:accountId/roles': {
    may: above('administrator'),
    body: ({ organizationId }) => ({ role: 'reader', organizationId, validFrom: '2026-06-20' }),
  },
  'POST /api/accounts/:accountId/substitutions': {
    may: above('administrator'),
    body: ({ colleagueId }) => ({ deputyId: colleagueId, validFrom: '2026-06-22', validTo: '2026-06-26' }),
  },
  'POST /api/accounts/:accountId/substitutions/:substitutionId/end': {
    may: above('administrator'),
    params: (things) => ({ substitutionId: things.unknownId }),
    yields: 'account.substitution-not-found',
  },
  'POST /api/accounts/:accountId/invite': { may: above('administrator'), yields: 'account.already-joined' },
  'POST /api/accounts/:accountId/password-reset': { may: above('administrator'), yields: 'mail.not-configured' },
  'POST /api/accounts/:accountId/first-password': {
    may: above('administrator'),
    body: () => ({ password: 'mot-cau-khac-de-nho-2026' }),
  },
  'POST /api/accounts/:accountId/second-factor/remove': {
    may: above('administrator'),
    yields: 'auth.second-factor-off',
  },
  'GET /api/accounts/:accountId/sessions': { may: above('administrator') },
  'DELETE /api/accounts/:accountId/sessions': { may: above('administrator') },
  'POST /api/accounts/:accountId/roles/:roleId/end': {
    may: above('administrator'),
    body: () => ({ lastDay: '2026-12-31' }),
  },
  'POST /api/accounts/:accountId/hand-over': {
    may: above('administrator'),
    body: ({ colleagueId }) => ({ successorId: colleagueId, from: '2026-06-21' }),
  },
  'GET /api/accounts/:accountId/hand-over': { may: above('administrator'), query: 'from=2026-06-21' },
  'POST /api/accounts/bulk': {
    may: above('administrator'),
    body: ({ accountId }) => ({ ids: [accountId], act: { kind: 'require-password-change' } }),
  },
  'POST /api/accounts/:accountId/lock': { may: above('administrator'), body: () => ({ reason: 'Nghỉ việc' }) },
  'POST /api/accounts/:accountId/unlock': { may: above('administrator') },
  'GET /api/sign-in-policy': { may: everybody },
  'POST /api/sign-in-policy/preview': {
    may: atRoot('administrator'),
    body: () => ({ passwordLength: 12, secondFactorRoles: ['administrator'] }),
  },
  'PUT /api/sign-in-policy': {
    may: atRoot('administrator'),
    body: () => ({ passwordLength: 12, secondFactorRoles: [] }),
  },

  // Rules of duties and deadlines, of the whole tenant
  'GET /api/settings': { may: everybody },
  'PUT /api/settings': {
    may: atRoot('administrator', 'focal'),
    body: () => ({
      version: 0,
      confirmationRequired: true,
      beforeIsInclusive: false,
      acceptanceRule: 'silence-accepts',
      acceptanceDays: 3,
      coordinatorLeadDays: 5,
      rounds: [],
    }),
  },
  // Urging letters: of the department's overdue duties, none of which is drafted yet
  'GET /api/urging-letters': { may: everybody },
  'GET /api/urging-letters/overdue': { may: anywhere('focal', 'leader') },
  'POST /api/urging-letters': {
    may: above('focal', 'leader'),
    body: ({ organizationId }) => ({ issuerId: organizationId, organizationIds: [organizationId], each: false }),
    yields: 'letter.nothing-overdue',
  },
  'GET /api/urging-letters/:letterId': { may: above('focal', 'leader') },
  'GET /api/urging-letters/:letterId/docx': { may: above('focal', 'leader') },
  'PUT /api/urging-letters/:letterId': {
    may: above('focal', 'leader'),
    body: () => ({ version: 99, content: LETTER }),
    yields: 'letter.changed-meanwhile',
  },
  'POST /api/urging-letters/:letterId/send': {
    may: above('focal', 'leader'),
    body: () => ({ version: 99, number: '1/SYT-VP', date: '2026-06-20', signerName: 'Nguyễn Văn An' }),
    yields: 'letter.changed-meanwhile',
  },
  // The second one who discards it would find nothing: tested with the module
  'DELETE /api/urging-letters/:letterId': {
    may: above('focal', 'leader'),
    params: ({ unknownId }) => ({ letterId: unknownId }),
    yields: 'letter.not-found',
  },
  'GET /api/letter-templates/:organizationId': { may: above('focal', 'leader') },
  'GET /api/letter-templates/:organizationId/about': { may: above('focal', 'leader') },
  'PUT /api/letter-templates/:organizationId': {
    may: above('focal', 'leader'),
    query: 'name=mau.docx',
    bytes: written,
    yields: 'letter.template-unreadable',
  },
  'DELETE /api/letter-templates/:organizationId': { may: above('focal', 'leader') },

  // Reminders and mail
  'GET /api/urging-rules': { may: everybody },
  'GET /api/urging-rules/:organizationId': { may: ofTenant },
  'PUT /api/urging-rules/:organizationId': {
    may: above('administrator', 'focal'),
    body: () => ({ version: 0, rules: null }),
  },
  'POST /api/digest': { open: true },
  'GET /api/mail': { may: atRoot('administrator') },
  'GET /api/health/faults': { may: atRoot('administrator') },
  'POST /api/mail/test': { may: atRoot('administrator'), yields: 'mail.not-configured' },
  'POST /api/mail/send-waiting': { may: atRoot('administrator'), yields: 'mail.not-configured' },

  'GET /api/working-calendar': { may: everybody },
  'POST /api/working-calendar/preview': { may: atRoot('administrator', 'focal'), body: () => noDays },
  'PUT /api/working-calendar': {
    may: atRoot('administrator', 'focal'),
    // The rules above were set once by now
    body: () => ({ ...noDays, version: 1 }),
  },

  // The audit trail is that of the whole tenant
  'GET /api/audit': { may: atRoot('administrator', 'auditor') },
  'GET /api/audit/:sequence': { may: atRoot('administrator', 'auditor'), params: () => ({ sequence: '1' }) },
  'GET /api/audit/actions': { may: atRoot('administrator', 'auditor') },
  'GET /api/audit/export': { may: atRoot('administrator', 'auditor') },
  'GET /api/audit/verification': { may: atRoot('administrator', 'auditor') },
}
