/** How an act, or a kind of thing, is called on the screen and in an exported trail. */
interface Names {
  readonly vi: string
  readonly en: string
}

/** `refused`: somebody was turned away; `read`: personal data were looked at or carried out. All others changed something. */
export const AUDIT_SORTS = ['change', 'read', 'refused'] as const
export type AuditSort = (typeof AUDIT_SORTS)[number]

interface Act extends Names {
  readonly sort?: Exclude<AuditSort, 'change'>
}

/**
 * Every act that is put on record: `<thing>.<what happened to it>`. A new act is a line here and nowhere else: what writes the
 * record takes only these, and the screen, its filters and the workbook show these names.
 */
export const AUDIT_ACTIONS = {
  'account.added': { vi: 'Thêm tài khoản', en: 'Added an account' },
  'account.calendar-made': { vi: 'Tạo địa chỉ lịch cá nhân', en: 'Made a calendar address' },
  'account.calendar-revoked': { vi: 'Hủy địa chỉ lịch cá nhân', en: 'Revoked the calendar address' },
  'account.changed': { vi: 'Sửa tài khoản', en: 'Changed an account' },
  'account.code-wrong': {
    vi: 'Nhập sai mã xác thực khi bật xác thực hai lớp',
    en: 'Gave a wrong code',
    sort: 'refused',
  },
  'account.duties-passed': {
    vi: 'Chuyển nhiệm vụ giao đích danh theo bàn giao',
    en: 'Passed assigned duties by a hand-over',
  },
  'account.exported': { vi: 'Xuất danh sách tài khoản', en: 'Exported the list of accounts', sort: 'read' },
  'account.first-password-set': { vi: 'Đặt mật khẩu lần đầu cho tài khoản', en: 'Set a first password' },
  'account.handed-over': { vi: 'Bàn giao công việc', en: 'Handed over the work of a person' },
  'account.imported': { vi: 'Nhập tài khoản từ tệp', en: 'Imported accounts' },
  'account.invited': { vi: 'Gửi lời mời', en: 'Sent an invitation' },
  'account.joined': { vi: 'Nhận lời mời, đặt mật khẩu', en: 'Answered the invitation' },
  'account.locked': { vi: 'Khóa tài khoản', en: 'Locked an account' },
  'account.password-change-required': { vi: 'Yêu cầu đổi mật khẩu', en: 'Required a new password' },
  'account.password-changed': { vi: 'Đổi mật khẩu', en: 'Changed the password' },
  'account.password-reset': { vi: 'Đặt lại mật khẩu qua liên kết', en: 'Set a new password by a link' },
  'account.password-reset-asked': { vi: 'Yêu cầu đặt lại mật khẩu', en: 'Asked to reset the password' },
  'account.password-reset-sent': { vi: 'Gửi liên kết đặt lại mật khẩu', en: 'Sent a link to reset the password' },
  'account.password-wrong': { vi: 'Nhập sai mật khẩu hiện tại', en: 'Gave a wrong present password', sort: 'refused' },
  'account.role-ended': { vi: 'Kết thúc vai trò', en: 'Ended a role' },
  'account.role-given': { vi: 'Giao vai trò', en: 'Gave a role' },
  'account.second-factor-off': { vi: 'Tắt xác thực hai lớp', en: 'Turned the second factor off' },
  'account.recovery-codes-renewed': { vi: 'Lập mã dự phòng mới', en: 'Renewed recovery codes' },
  'account.second-factor-on': { vi: 'Bật xác thực hai lớp', en: 'Turned the second factor on' },
  'account.second-factor-reset': { vi: 'Gỡ xác thực hai lớp của tài khoản', en: 'Removed a second factor' },
  'account.sessions-ended': { vi: 'Đăng xuất tài khoản khỏi mọi thiết bị', en: 'Ended all sessions of an account' },
  'account.sessions-viewed': {
    vi: 'Xem phiên đăng nhập của tài khoản',
    en: 'Looked at sessions of an account',
    sort: 'read',
  },
  'account.substituted': { vi: 'Cử người làm thay', en: 'Named a deputy' },
  'account.substitution-ended': { vi: 'Kết thúc làm thay', en: 'Ended a substitution' },
  'account.unlocked': { vi: 'Mở khóa tài khoản', en: 'Unlocked an account' },
  'account.viewed': { vi: 'Xem tài khoản', en: 'Looked at an account', sort: 'read' },
  'audit.viewed': { vi: 'Xem nhật ký hệ thống', en: 'Looked at the audit trail', sort: 'read' },
  'audit.exported': { vi: 'Xuất nhật ký hệ thống', en: 'Exported the audit trail', sort: 'read' },
  'calendar.set': { vi: 'Sửa lịch làm việc', en: 'Changed the working calendar' },
  'demo.seeded': { vi: 'Tạo dữ liệu minh họa', en: 'Made the demo data' },
  'duty.accepted': { vi: 'Nhận nhiệm vụ', en: 'Accepted a duty' },
  'duty.assigned': { vi: 'Giao người thực hiện nhiệm vụ', en: 'Assigned a duty to a person' },
  'duty.broken-down': { vi: 'Chia nhiệm vụ thành phần việc', en: 'Broke a duty down' },
  'duty.checkpoints-set': { vi: 'Đặt mốc kiểm tra của nhiệm vụ', en: 'Set checkpoints of a duty' },
  'duty.commented': { vi: 'Ghi ý kiến về nhiệm vụ', en: 'Commented on a duty' },
  'duty.confirmed': { vi: 'Xác nhận hoàn thành nhiệm vụ', en: 'Confirmed a duty' },
  'duty.declined': { vi: 'Trả lại nhiệm vụ cho nơi giao', en: 'Gave a duty back to who gave it' },
  'duty.delivered': { vi: 'Báo hoàn thành nhiệm vụ', en: 'Reported a duty done' },
  'duty.insisted': { vi: 'Giữ nguyên việc giao nhiệm vụ', en: 'Insisted on a duty' },
  'duty.extension-asked': { vi: 'Đề nghị gia hạn', en: 'Asked for an extension' },
  'duty.extension-granted': { vi: 'Gia hạn nhiệm vụ', en: 'Granted an extension' },
  'duty.extension-refused': { vi: 'Không đồng ý gia hạn', en: 'Refused an extension' },
  'duty.extension-withdrawn': { vi: 'Rút đề nghị gia hạn', en: 'Took a request for extension back' },
  'duty.occurrence-started': { vi: 'Ghi việc phát sinh', en: 'Started an occurrence of a duty' },
  'duty.progress': { vi: 'Cập nhật tiến độ nhiệm vụ', en: 'Gave progress of a duty' },
  'duty.reassigned': { vi: 'Giao nhiệm vụ cho đơn vị khác', en: 'Gave a duty to another organization' },
  'duty.resumed': { vi: 'Cho thực hiện lại nhiệm vụ', en: 'Resumed a duty' },
  'duty.returned': { vi: 'Trả lại nhiệm vụ', en: 'Returned a duty' },
  'duty.started': { vi: 'Bắt đầu thực hiện nhiệm vụ', en: 'Started a duty' },
  'duty.stopped': { vi: 'Dừng thực hiện nhiệm vụ', en: 'Stopped a duty' },
  'event.corrected': { vi: 'Sửa sự kiện căn cứ', en: 'Corrected an event' },
  'event.registered': { vi: 'Đăng ký sự kiện căn cứ', en: 'Registered an event' },
  'event.withdrawn': { vi: 'Gỡ sự kiện căn cứ', en: 'Took an event back' },
  'letter.changed': { vi: 'Sửa dự thảo công văn đôn đốc', en: 'Changed a draft letter' },
  'letter.discarded': { vi: 'Bỏ dự thảo công văn đôn đốc', en: 'Discarded a draft letter' },
  'letter.drafted': { vi: 'Soạn công văn đôn đốc', en: 'Drafted an urging letter' },
  'letter.sent': { vi: 'Ghi gửi công văn đôn đốc', en: 'Recorded an urging letter as sent' },
  'letter.template-removed': { vi: 'Bỏ mẫu công văn riêng', en: 'Removed the own template' },
  'letter.template-set': { vi: 'Thay mẫu công văn', en: 'Set the template of letters' },
  'mail.tested': { vi: 'Gửi thử thư điện tử', en: 'Sent a test mail' },
  'organization-group.added': { vi: 'Thêm nhóm đơn vị', en: 'Added a group of organizations' },
  'organization-group.changed': { vi: 'Sửa nhóm đơn vị', en: 'Changed a group of organizations' },
  'organization.added': { vi: 'Thêm đơn vị', en: 'Added an organization' },
  'organization.closed': { vi: 'Giải thể đơn vị', en: 'Closed an organization' },
  'organization.corrected': { vi: 'Sửa thông tin đơn vị', en: 'Corrected an organization' },
  'organization.imported': { vi: 'Nhập danh sách đơn vị', en: 'Imported organizations' },
  'organization.merged': { vi: 'Sáp nhập đơn vị', en: 'Merged organizations' },
  'organization.moved': { vi: 'Chuyển đơn vị sang cấp trên khác', en: 'Moved an organization' },
  'organization.renamed': { vi: 'Đổi tên đơn vị', en: 'Renamed an organization' },
  'organization.split': { vi: 'Chia tách đơn vị', en: 'Split an organization' },
  'plan.amended': { vi: 'Điều chỉnh kế hoạch', en: 'Amended a plan' },
  'plan.contributions-made': {
    vi: 'Bổ sung việc phối hợp của kế hoạch đã ban hành',
    en: 'Made contributions that an issued plan lacked',
  },
  'plan.linked': { vi: 'Gắn nhiệm vụ với kế hoạch cấp trên', en: 'Linked tasks to the superior plan' },
  'plan.superior-chosen': { vi: 'Chọn kế hoạch cấp trên', en: 'Chose the superior plan' },
  'plan.created': { vi: 'Soạn kế hoạch mới', en: 'Started a plan' },
  'plan.discarded': { vi: 'Bỏ dự thảo kế hoạch', en: 'Discarded a draft plan' },
  'plan.edit-undone': { vi: 'Hoàn tác khi sửa dự thảo kế hoạch', en: 'Took an edit of a draft plan back' },
  'plan.edited': { vi: 'Sửa dự thảo kế hoạch', en: 'Edited a draft plan' },
  'plan.imported': { vi: 'Nhập kế hoạch từ tệp', en: 'Imported a plan' },
  'plan.issued': { vi: 'Ban hành kế hoạch', en: 'Issued a plan' },
  'plan.name-settled': { vi: 'Ghi rõ đơn vị nêu trong kế hoạch', en: 'Settled a name in a plan' },
  'budget.decided': { vi: 'Ghi kinh phí của nhiệm vụ', en: 'Decided the budget of a task' },
  'record.corrected': { vi: 'Sửa văn bản trong sổ', en: 'Corrected a record' },
  'record.entered': { vi: 'Ghi văn bản vào sổ', en: 'Entered a record' },
  'record.file-added': { vi: 'Thêm tệp của văn bản', en: 'Added a file to a record' },
  'record.file-revised': { vi: 'Thay tệp của văn bản bằng bản mới', en: 'Gave a newer revision of a file' },
  'record.file-withdrawn': { vi: 'Gỡ tệp khỏi văn bản', en: 'Took a file off a record' },
  'record.replaced': { vi: 'Ghi văn bản thay thế', en: 'Recorded a replacing document' },
  'request.refused': { vi: 'Bị từ chối', en: 'Was refused', sort: 'refused' },
  'session.ended': { vi: 'Kết thúc phiên đăng nhập của mình', en: 'Ended an own session' },
  'session.others-ended': { vi: 'Kết thúc các phiên đăng nhập khác của mình', en: 'Ended the own other sessions' },
  'settings.set': { vi: 'Sửa quy tắc nhiệm vụ và kỳ báo cáo', en: 'Changed the rules of duties' },
  'sign-in-policy.set': { vi: 'Đặt quy tắc đăng nhập', en: 'Set the rules of sign-in' },
  'sign-in.code-refused': {
    vi: 'Mã xác thực khi đăng nhập bị từ chối',
    en: 'Code at sign-in was refused',
    sort: 'refused',
  },
  'sign-in.failed': { vi: 'Đăng nhập sai mật khẩu', en: 'Failed to sign in', sort: 'refused' },
  'sign-in.refused': { vi: 'Đăng nhập bị từ chối', en: 'Was refused to sign in', sort: 'refused' },
  'sign-in.succeeded': { vi: 'Đăng nhập', en: 'Signed in' },
  'sign-out': { vi: 'Đăng xuất', en: 'Signed out' },
  'token.refused': { vi: 'Liên kết trong thư bị từ chối', en: 'Link of an e-mail was refused', sort: 'refused' },
  'urging.rules-set': { vi: 'Đặt quy tắc nhắc việc', en: 'Set how people are reminded' },
} as const satisfies Record<string, Act>

export type AuditAction = keyof typeof AUDIT_ACTIONS

/** What sort of an act it is; one that is not known any more changed something. */
export function auditSort(action: string): AuditSort {
  const acts: Readonly<Record<string, Act>> = AUDIT_ACTIONS
  return (Object.hasOwn(acts, action) ? acts[action]?.sort : undefined) ?? 'change'
}

/** The kinds of things that acts are done to. */
export const AUDIT_SUBJECTS = {
  account: { vi: 'Tài khoản', en: 'Account' },
  duty: { vi: 'Nhiệm vụ', en: 'Duty' },
  letter: { vi: 'Công văn đôn đốc', en: 'Urging letter' },
  organization: { vi: 'Đơn vị', en: 'Organization' },
  'organization-change': { vi: 'Sắp xếp đơn vị', en: 'Reorganization' },
  'organization-group': { vi: 'Nhóm đơn vị', en: 'Group of organizations' },
  plan: { vi: 'Kế hoạch', en: 'Plan' },
  record: { vi: 'Văn bản', en: 'Record' },
  route: { vi: 'Yêu cầu gửi tới hệ thống', en: 'Request' },
  tenant: { vi: 'Hệ thống', en: 'System' },
  'trigger-event': { vi: 'Sự kiện căn cứ', en: 'Trigger event' },
} as const satisfies Record<string, Names>

export type AuditSubject = keyof typeof AUDIT_SUBJECTS

const nameIn = (table: Readonly<Record<string, Names>>, key: string, language: keyof Names): string =>
  Object.hasOwn(table, key) ? (table[key]?.[language] ?? key) : key

/** What an act is called; its key where an older or newer version of the program wrote it. */
export function auditActionName(action: string, language: keyof Names): string {
  return nameIn(AUDIT_ACTIONS, action, language)
}

/** What a kind of thing is called. */
export function auditSubjectName(kind: string, language: keyof Names): string {
  return nameIn(AUDIT_SUBJECTS, kind, language)
}
