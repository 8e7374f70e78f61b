// Written by `node server/test/write-tables.ts` from the migrated database. Change the migrations, not this file.
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** Read as a value, written as JSON text: pg would turn an array into a PostgreSQL array. */
export type Json<Value> = ColumnType<Value, string, string>

/** As Json, where the column may be empty. */
export type NullableJson<Value> = ColumnType<Value | null, string | null | undefined, string | null>

export interface AccountTable {
  tenantId: string
  id: string
  authUserId: string
  name: string
  email: string
  organizationId: string
  disabledAt: Date | null
  demoPassword: string | null
  createdAt: Generated<Date>
  mustChangePassword: Generated<boolean>
  lockReason: string | null
  version: Generated<number>
}

export interface AccountTokenTable {
  tenantId: string
  id: string
  accountId: string
  purpose: 'invitation' | 'password-reset'
  hash: string
  createdAt: Generated<Date>
  expiresAt: Date
  usedAt: Date | null
  withdrawnAt: Date | null
}

export interface AssignmentPassingTable {
  tenantId: string
  id: string
  leaverId: string
  successorId: string
  from: PlainDate
  authorId: string | null
  author: string
  passedAt: Date | null
  passedDuties: number | null
}

export interface AuditEntryTable {
  tenantId: string
  id: string
  sequence: number
  at: Date
  accountId: string | null
  actor: string
  action: string
  subjectKind: string
  subjectId: string
  subject: string | null
  before: NullableJson<unknown>
  after: NullableJson<unknown>
  requestId: string | null
  ip: string | null
  previousHash: string
  hash: string
  userAgent: string | null
  standingInFor: string[] | null
}

export interface AwaitedContributionTable {
  tenantId: string
  updateId: string
  dutyId: string
  contributionId: string
}

export interface CalendarFeedTable {
  tenantId: string
  accountId: string
  hash: string
  createdAt: Date
  readAt: Date | null
}

export interface CodeCounterTable {
  tenantId: string
  name: string
  last: number
}

export interface ContributionBacklogTable {
  tenantId: string
  planId: string
  madeAt: Date | null
  madeContributions: number | null
}

export interface DigestTable {
  tenantId: string
  id: string
  accountId: string
  on: PlainDate
  mailId: string | null
  groups: Json<readonly import('@dondoc/contract/digest').DigestGroup[]>
  hash: string
  expiresAt: Date
}

export interface DigestChoiceTable {
  tenantId: string
  accountId: string
  muted: import('@dondoc/domain/urging/digest').MutableGroup[]
}

export interface DutyTable {
  tenantId: string
  id: string
  code: string
  planId: string
  nodeId: string
  organizationId: string
  orgPath: string
  issuedOn: PlainDate
  windowFrom: PlainDate | null
  originalDueOn: PlainDate | null
  occurrence: string | null
  waitingKind: import('@dondoc/domain/calendar/due-dates').Trigger['kind'] | null
  waitingWords: string | null
  happenedOn: PlainDate | null
  recordRequired: boolean
  demo: Generated<boolean>
  dueOn: PlainDate | null
  extendedOn: PlainDate | null
  started: Generated<boolean>
  stopped: Generated<boolean>
  deliveredOn: PlainDate | null
  confirmedOn: PlainDate | null
  progress: number | null
  lastUpdateOn: PlainDate | null
  version: Generated<number>
  role: Generated<import('@dondoc/domain/duties/duty-facts').DutyRole>
  parentId: string | null
  text: string | null
  productText: string | null
  assigneeId: string | null
  acceptance: Generated<import('@dondoc/domain/duties/duty-facts').Acceptance>
  askedDueOn: PlainDate | null
  eventId: string | null
  checkpoints: Json<readonly import('@dondoc/domain/calendar/due-dates').Checkpoint[]>
  area: import('@dondoc/domain/plans/area').Area | null
  writtenBy: Generated<string>
}

export interface DutyAssignmentTable {
  tenantId: string
  id: string
  dutyId: string
  accountId: string | null
  name: string | null
  at: Date
  authorId: string | null
  author: string
  passingId: string | null
}

export interface DutyCommentTable {
  tenantId: string
  id: string
  dutyId: string
  text: string
  correctsId: string | null
  at: Date
  authorId: string
  author: string
}

export interface DutyEscalationTable {
  tenantId: string
  id: string
  dutyId: string
  step: import('@dondoc/domain/urging/ladder').LadderStep
  quietSince: PlainDate
  on: PlainDate
  at: Date
  told: string[]
}

export interface DutyExtensionTable {
  tenantId: string
  id: string
  dutyId: string
  grantedOn: PlainDate
  dueOn: PlainDate
  reason: string | null
  demo: Generated<boolean>
  requestId: string | null
  authorId: string | null
  author: string | null
}

export interface DutyMentionTable {
  tenantId: string
  commentId: string
  dutyId: string
  accountId: string
  name: string
  at: Date
}

export interface DutyTransferTable {
  tenantId: string
  dutyId: string
  changeId: string | null
  on: PlainDate
  fromId: string
  toId: string
  id: string
}

export interface DutyUpdateTable {
  tenantId: string
  id: string
  dutyId: string
  sequence: number
  kind: import('@dondoc/domain/duties/duty-facts').UpdateKind
  on: PlainDate
  progress: number | null
  text: string | null
  reason: import('zod').infer<typeof import('@dondoc/contract/duties').DelayReason> | null
  authorId: string | null
  author: string
  recordedAt: Date
  demo: Generated<boolean>
  startedAfter: boolean
  stoppedAfter: boolean
  deliveredOnAfter: PlainDate | null
  confirmedOnAfter: PlainDate | null
  progressAfter: number | null
  acceptanceAfter: import('@dondoc/domain/duties/duty-facts').Acceptance
  findings: NullableJson<readonly import('@dondoc/domain/duties/update-finding').UpdateFinding[]>
  spent: string | null
  withDutyId: string | null
}

export interface EvidenceTable {
  tenantId: string
  recordId: string
  updateId: string
  dutyId: string
}

export interface ExtensionRequestTable {
  tenantId: string
  id: string
  dutyId: string
  dueOnThen: PlainDate
  dueOn: PlainDate
  reason: string
  recordId: string | null
  authorId: string | null
  author: string
  askedAt: Date
  state: import('@dondoc/domain/duties/extension-request').ExtensionState
  deciderId: string | null
  decider: string | null
  decidedAt: Date | null
  grantedDueOn: PlainDate | null
  words: string | null
}

export interface FileUploadTable {
  tenantId: string
  id: string
  sha256: string
  name: string
  byteSize: number
  kind: import('@dondoc/documents/file-kind').EvidenceKind
  uploadedById: string
  uploadedAt: Date
}

export interface LetterTemplateTable {
  tenantId: string
  organizationId: string
  sha256: string
  name: string
  at: Date
  author: string
}

export interface MailTable {
  tenantId: string
  id: string
  recipient: string
  subject: string
  body: string | null
  createdAt: Generated<Date>
  expiresAt: Date
  sentAt: Date | null
  attempts: Generated<number>
  html: string | null
  purpose: Generated<'link' | 'digest' | 'test'>
  failedAt: Date | null
  failure: string | null
}

export interface NodeBudgetTable {
  tenantId: string
  nodeId: string
  version: number
  amount: string | null
  words: string
  setById: string | null
  setBy: string
  setAt: Date
}

export interface NotificationTable {
  tenantId: string
  id: string
  accountId: string
  kind: import('@dondoc/contract/notifications').NotificationKind
  aboutKind: import('@dondoc/contract/notifications').AboutKind
  aboutId: string
  data: Json<Readonly<Record<string, unknown>>>
  cause: string
  actor: string
  standingInFor: string | null
  at: Date
  readAt: Date | null
}

export interface OrganizationTable {
  tenantId: string
  id: string
  parentId: string | null
  kind: import('zod').infer<typeof import('@dondoc/contract/organizations').OrganizationKind>
  name: string
  shortName: string | null
  identifierCode: string | null
  issuesPlans: Generated<boolean>
  validFrom: PlainDate
  validTo: PlainDate | null
  orgPath: string
  createdAt: Generated<Date>
  type: string | null
  communeCount: number | null
  search: GeneratedAlways<string | null>
  writtenBy: Generated<string>
}

export interface OrganizationAliasTable {
  tenantId: string
  organizationId: string
  alias: string
}

export interface OrganizationChangeTable {
  tenantId: string
  id: string
  sequence: number
  kind: import('@dondoc/domain/organizations/change').OrganizationChange['kind']
  on: PlainDate
  basis: string | null
  subject: string
  change: Json<import('@dondoc/domain/organizations/change').OrganizationChange>
  effects: Json<import('@dondoc/contract/organization-changes').ChangeEffects>
  at: Date
  accountId: string | null
  actor: string
}

export interface OrganizationGroupTable {
  tenantId: string
  id: string
  organizationId: string
  name: string
  validFrom: PlainDate
  validTo: PlainDate | null
}

export interface OrganizationGroupAliasTable {
  tenantId: string
  groupId: string
  alias: string
}

export interface OrganizationGroupMemberTable {
  tenantId: string
  groupId: string
  organizationId: string
  validFrom: PlainDate
  validTo: PlainDate | null
}

export interface OrganizationGroupRuleTable {
  tenantId: string
  groupId: string
  validFrom: PlainDate
  validTo: PlainDate | null
  rule: Json<import('@dondoc/domain/organizations/group-rule').GroupRule>
}

export interface OrganizationPastTable {
  tenantId: string
  organizationId: string
  validFrom: PlainDate
  validTo: PlainDate
  parentId: string | null
  kind: import('@dondoc/domain/organizations/kinds').OrganizationKind
  type: string | null
  name: string
  shortName: string | null
  identifierCode: string | null
  issuesPlans: boolean
}

export interface OrganizationSuccessionTable {
  tenantId: string
  predecessorId: string
  successorId: string
  changeId: string
  on: PlainDate
}

export interface PlanTable {
  tenantId: string
  id: string
  code: string
  issuerId: string
  orgPath: string
  state: 'draft' | 'issued' | 'closed'
  year: number
  periodFrom: PlainDate
  periodTo: PlainDate
  title: string
  kind: string | null
  number: string | null
  superior: string | null
  place: string | null
  dateText: string | null
  documentDate: PlainDate | null
  issuedOn: PlainDate | null
  legalBases: Json<readonly import('@dondoc/domain/imports/reading').Citation[]>
  citations: Json<readonly import('@dondoc/domain/imports/reading').Citation[]>
  recipients: Json<readonly string[]>
  signer: NullableJson<import('@dondoc/domain/imports/reading').Signer>
  sections: Json<readonly import('@dondoc/domain/imports/reading').Section[]>
  demo: Generated<boolean>
  version: Generated<number>
  createdAt: Generated<Date>
  search: GeneratedAlways<string | null>
  superiorPlanId: string | null
}

export interface PlanAmendmentTable {
  tenantId: string
  id: string
  planId: string
  on: PlainDate
  basis: string | null
  changes: Json<readonly import('@dondoc/contract/plan-amendments').RowChange[]>
  duties: Json<import('@dondoc/contract/plan-amendments').AmendmentEffects>
  at: Date
  authorId: string | null
  author: string
}

export interface PlanEditTable {
  tenantId: string
  id: string
  planId: string
  version: number
  at: Date
  accountId: string | null
  before: Json<import('@dondoc/domain/plans/draft-change').DraftChange>
  undone: Generated<boolean>
}

export interface PlanFindingTable {
  tenantId: string
  id: string
  planId: string
  position: number
  code: string
  severity: import('@dondoc/domain/imports/reading').FindingSeverity
  item: number | null
  nodeId: string | null
  field: import('@dondoc/domain/imports/reading').ItemField | null
  message: string
  accepted: Generated<boolean>
}

export interface PlanImportTable {
  tenantId: string
  id: string
  planId: string | null
  issuerId: string | null
  sha256: string
  fileName: string
  byteSize: number
  format: import('@dondoc/domain/imports/blocks').SourceFormat | null
  importedBy: string | null
  importedAt: Date
  pages: Json<readonly import('@dondoc/domain/imports/blocks').PageSize[]>
  state: Generated<'queued' | 'reading' | 'ready' | 'failed' | 'cancelled'>
  askedIssuerId: string | null
  amendsPlanId: string | null
  known: Generated<boolean>
  pagesDone: Generated<number>
  pagesTotal: number | null
  problem: import('@dondoc/contract/problems').ProblemCode | null
  problemParams: NullableJson<Readonly<Record<string, unknown>>>
  reading: NullableJson<import('@dondoc/domain/imports/reading').PlanReading>
  appliedAt: Date | null
}

export interface PlanImportPageTable {
  tenantId: string
  importId: string
  page: number
  sha256: string
}

export interface PlanLinkTable {
  tenantId: string
  planId: string
  nodeId: string
  superiorId: string
  state: 'confirmed' | 'refused'
  at: Generated<Date>
  accountId: string | null
  author: string
}

export interface PlanNameTable {
  tenantId: string
  planId: string
  name: string
  position: number
  part: string
  organizationId: string | null
  groupId: string | null
  settled: Generated<boolean>
}

export interface PlanNodeTable {
  tenantId: string
  id: string
  planId: string
  parentId: string | null
  position: number
  kind: 'area' | 'objective' | 'task' | 'activity'
  area: import('@dondoc/domain/plans/area').Area | null
  ordinal: string | null
  label: string | null
  text: string
  leaf: boolean
  productText: string | null
  products: Json<readonly string[]>
  leadText: string | null
  leads: Json<readonly string[]>
  coordinatorText: string | null
  coordinators: Json<readonly string[]>
  deadlineText: string | null
  deadline: NullableJson<import('@dondoc/domain/calendar/deadline').Deadline>
  budgetText: string | null
  note: string | null
  source: NullableJson<import('@dondoc/domain/imports/reading').ItemSource>
  confidence: number | null
  search: GeneratedAlways<string | null>
  edited: Generated<boolean>
  original: NullableJson<import('@dondoc/domain/plans/plan-tree').NodeWords>
  superiorId: string | null
  droppedOn: PlainDate | null
}

export interface ProductReportTable {
  tenantId: string
  updateId: string
  dutyId: string
  product: string
  recordId: string | null
  words: string | null
}

export interface RecordTable {
  tenantId: string
  id: string
  issuerId: string
  orgPath: string
  kind: string
  number: string
  date: PlainDate
  year: number
  abstract: string
  demo: Generated<boolean>
  createdAt: Generated<Date>
  search: GeneratedAlways<string | null>
  replacedById: string | null
  effectiveOn: PlainDate | null
  signer: string | null
  addedById: string | null
  addedBy: string | null
  version: Generated<number>
}

export interface RecordFileTable {
  tenantId: string
  id: string
  recordId: string
  seriesId: string
  revision: number
  sha256: string
  name: string
  byteSize: number
  kind: import('@dondoc/documents/file-kind').EvidenceKind
  addedById: string | null
  addedBy: string
  addedAt: Date
  withdrawnAt: Date | null
  withdrawnBy: string | null
  withdrawnWhy: string | null
}

export interface RoleHeldTable {
  tenantId: string
  id: string
  accountId: string
  role: import('@dondoc/domain/access/roles').Role
  organizationId: string
  orgPath: string
  validFrom: PlainDate
  validTo: PlainDate | null
}

export interface SignInPolicyTable {
  tenantId: string
  passwordLength: number
  secondFactorRoles: import('@dondoc/domain/access/roles').Role[]
}

export interface SubstitutionTable {
  tenantId: string
  id: string
  absentId: string
  deputyId: string
  validFrom: PlainDate
  validTo: PlainDate
  endedOn: PlainDate | null
}

export interface TenantTable {
  id: string
  name: string
  demo: Generated<boolean>
  createdAt: Generated<Date>
}

export interface TenantSettingsTable {
  tenantId: string
  version: number
  confirmationRequired: boolean
  beforeIsInclusive: boolean
  acceptanceRule: import('@dondoc/domain/settings/tenant-settings').AcceptanceRule
  acceptanceDays: number
  coordinatorLeadDays: number
  weekend: number[]
  everyYear: Json<readonly import('@dondoc/domain/settings/tenant-settings').YearlyHoliday[]>
  days: Json<readonly import('@dondoc/domain/settings/tenant-settings').CalendarDay[]>
  rounds: Json<readonly import('@dondoc/domain/settings/tenant-settings').ReportRound[]>
}

export interface TriggerEventTable {
  tenantId: string
  id: string
  words: string
  on: PlainDate
  effectiveOn: PlainDate | null
  countedFrom: 'on' | 'effective'
  dueOn: PlainDate | null
  recordId: string | null
  version: number
  registeredAt: Date
  authorId: string | null
  author: string
  withdrawnAt: Date | null
  withdrawnBy: string | null
  withdrawnReason: string | null
}

export interface UrgingLetterTable {
  tenantId: string
  id: string
  issuerId: string
  orgPath: string
  version: Generated<number>
  asOf: PlainDate
  content: Json<import('@dondoc/contract/letters').LetterContent>
  authorId: string | null
  author: string
  createdAt: Date
  number: string | null
  date: PlainDate | null
  recordId: string | null
  sentAt: Date | null
  sentBy: string | null
}

export interface UrgingLetterDutyTable {
  tenantId: string
  letterId: string
  dutyId: string
  organizationId: string
  orgPath: string
  duty: Json<import('@dondoc/contract/letters').LetterDuty>
}

export interface UrgingRulesTable {
  tenantId: string
  organizationId: string
  orgPath: string
  version: Generated<number>
  rules: Json<import('@dondoc/domain/urging/rules').UrgingRules>
}

export interface UrgingRunTable {
  tenantId: string
  on: PlainDate
  digestAt: string
  at: Date
  digests: number
}

export interface Tables {
  account: AccountTable
  account_token: AccountTokenTable
  assignment_passing: AssignmentPassingTable
  audit_entry: AuditEntryTable
  awaited_contribution: AwaitedContributionTable
  calendar_feed: CalendarFeedTable
  code_counter: CodeCounterTable
  contribution_backlog: ContributionBacklogTable
  digest: DigestTable
  digest_choice: DigestChoiceTable
  duty: DutyTable
  duty_assignment: DutyAssignmentTable
  duty_comment: DutyCommentTable
  duty_escalation: DutyEscalationTable
  duty_extension: DutyExtensionTable
  duty_mention: DutyMentionTable
  duty_transfer: DutyTransferTable
  duty_update: DutyUpdateTable
  evidence: EvidenceTable
  extension_request: ExtensionRequestTable
  file_upload: FileUploadTable
  letter_template: LetterTemplateTable
  mail: MailTable
  node_budget: NodeBudgetTable
  notification: NotificationTable
  organization: OrganizationTable
  organization_alias: OrganizationAliasTable
  organization_change: OrganizationChangeTable
  organization_group: OrganizationGroupTable
  organization_group_alias: OrganizationGroupAliasTable
  organization_group_member: OrganizationGroupMemberTable
  organization_group_rule: OrganizationGroupRuleTable
  organization_past: OrganizationPastTable
  organization_succession: OrganizationSuccessionTable
  plan: PlanTable
  plan_amendment: PlanAmendmentTable
  plan_edit: PlanEditTable
  plan_finding: PlanFindingTable
  plan_import: PlanImportTable
  plan_import_page: PlanImportPageTable
  plan_link: PlanLinkTable
  plan_name: PlanNameTable
  plan_node: PlanNodeTable
  product_report: ProductReportTable
  record: RecordTable
  record_file: RecordFileTable
  role_held: RoleHeldTable
  sign_in_policy: SignInPolicyTable
  substitution: SubstitutionTable
  tenant: TenantTable
  tenant_settings: TenantSettingsTable
  trigger_event: TriggerEventTable
  urging_letter: UrgingLetterTable
  urging_letter_duty: UrgingLetterDutyTable
  urging_rules: UrgingRulesTable
  urging_run: UrgingRunTable
}
