import type { FailureCode } from '../lib/failure.ts'
import { evidenceProblemsVi } from './evidence-problems.vi.ts'
import { ownDue, type SentenceParams, shownDate, shownName, shownNumber } from './sentence.ts'

const numberOf = (params: SentenceParams, name: string): string => {
  const value = params[name]
  return typeof value === 'number' ? String(value) : '…'
}

/** Names of agencies that came with a problem. */
const agencies = (params: SentenceParams): string => {
  const names = Array.isArray(params['agencies']) ? params['agencies'].filter((name) => typeof name === 'string') : []
  return names.length === 0 ? 'cơ quan' : names.join(', ')
}

/** The first codes of duties that came with a problem. */
const codesText = (params: SentenceParams): string => {
  const codes = Array.isArray(params['codes']) ? params['codes'].filter((code) => typeof code === 'string') : []
  if (codes.length === 0) return '…'
  return codes.length > 5 ? `${codes.slice(0, 5).join(', ')} và ${codes.length - 5} nhiệm vụ khác` : codes.join(', ')
}

/** Seconds to wait, in words. */
const waiting = (params: SentenceParams): string => {
  const seconds = typeof params['seconds'] === 'number' ? params['seconds'] : 60
  return seconds < 60 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`
}

/** What happened, where, and what to do: one sentence for every way a call can fail. */
export const viProblems: Record<FailureCode, (params: SentenceParams) => string> = {
  'network.offline': () => 'Không kết nối được máy chủ. Kiểm tra mạng rồi thử lại.',
  'answer.unreadable': () => 'Máy chủ trả lời không đúng dạng. Tải lại trang; nếu vẫn lỗi, báo người quản trị.',
  'request.invalid': () => 'Nội dung gửi đi chưa hợp lệ. Xem lại các ô đã nhập.',
  'auth.required': () => 'Phiên làm việc đã hết. Đăng nhập lại để tiếp tục.',
  'auth.failed': () => 'Thư điện tử hoặc mật khẩu không đúng. Kiểm tra lại rồi thử lần nữa.',
  'access.denied': () => 'Đồng chí không có quyền với nội dung này. Liên hệ đầu mối CCHC nếu cần được phân quyền.',
  'request.not-found': () => 'Không có địa chỉ này trên máy chủ.',
  'plan.not-found': () => 'Không tìm thấy kế hoạch. Kế hoạch có thể đã bị gỡ hoặc không thuộc quyền xem.',
  'duty.not-found': () => 'Không tìm thấy nhiệm vụ. Nhiệm vụ có thể đã bị gỡ hoặc không thuộc quyền xem.',
  'organization.not-found': () => 'Không tìm thấy đơn vị này.',
  'organization.is-root': () =>
    'Đơn vị cao nhất của hệ thống chỉ đổi tên được, không chuyển, sáp nhập, chia tách hay giải thể.',
  'organization.loop': () => 'Đơn vị không thể nằm dưới chính nó hoặc dưới đơn vị trực thuộc của nó. Chọn đơn vị khác.',
  'organization.closed': () => 'Đơn vị đã kết thúc hoạt động nên không thay đổi được nữa. Chọn đơn vị kế thừa.',
  'organization.parent-not-there': () =>
    'Đơn vị cấp trên chưa có hoặc không còn vào ngày hiệu lực. Chọn đơn vị hoặc ngày khác.',
  'organization.before-it-existed': () => 'Ngày hiệu lực không sau ngày thành lập của đơn vị. Sửa lại ngày.',
  'organization.changed-later': () =>
    'Đơn vị đã có thay đổi khác sau ngày hiệu lực này. Chọn ngày từ thay đổi đó trở đi.',
  'organization.change-in-future': () => 'Ngày hiệu lực chưa đến. Xem trước được, thực hiện khi đến ngày.',
  'organization.name-taken': (params) =>
    `Cùng cấp trên đã có ${shownName(params, 'other', 'một đơn vị cùng tên')}. Đặt tên khác.`,
  'organization.code-taken': (params) =>
    `Mã định danh này là của ${shownName(params, 'other', 'đơn vị khác')}. Kiểm tra lại mã.`,
  'organization.code-invalid': () => 'Mã định danh không đúng dạng (ví dụ H44.10.05). Kiểm tra lại mã.',
  'organization.alias-taken': (params) =>
    `Tên gọi ${shownName(params, 'words', 'này')} là của ${shownName(params, 'other', 'một đơn vị')} cùng cấp trên. Bỏ tên này hoặc gỡ ở đơn vị kia.`,
  'organization.has-units': () => 'Đơn vị còn đơn vị trực thuộc. Chọn nơi tiếp nhận rồi giải thể.',
  'organization.too-few': () => 'Sáp nhập cần ít nhất hai đơn vị, chia tách cần ít nhất hai nơi nhận khác nhau.',
  'organization.nothing-changes': () => 'Nội dung mới giống nội dung đang có nên không có gì để thay đổi.',
  'organization.has-open-work': () =>
    'Đơn vị còn nhiệm vụ, người dùng hoặc kế hoạch chưa xong. Chọn nơi tiếp nhận rồi giải thể.',
  'organization.tree-changed': () => 'Cơ cấu tổ chức vừa được người khác thay đổi. Xem trước lại rồi thực hiện.',
  'organization.duty-not-open': ({ code }) =>
    `Nhiệm vụ ${typeof code === 'string' ? code : ''} không còn do đơn vị này thực hiện hoặc đã xong. Xem trước lại để lấy danh sách mới.`,
  'organization.change-not-found': () => 'Không tìm thấy lần sắp xếp tổ chức này.',
  'organizations.unreadable': () => 'Không đọc được tệp. Dùng tệp XLSX hoặc CSV theo mẫu xuất từ hệ thống.',
  'organizations.columns-missing': () => 'Tệp không có cột “Tên”. Dùng tên cột như trong tệp xuất từ hệ thống.',
  'organizations.rows-wrong': () => 'Có dòng sai nên chưa ghi gì. Sửa các dòng được nêu rồi nhập lại.',
  'record.not-found': () => 'Không tìm thấy văn bản này trong sổ.',
  'import.not-found': () => 'Không tìm thấy lần nhập này.',
  'plan.not-draft': () => 'Kế hoạch không còn là dự thảo nên không ban hành lại được. Tải lại để xem trạng thái mới.',
  'plan.superior-not-above': () =>
    'Kế hoạch được chọn không phải của cơ quan cấp trên. Chọn kế hoạch do cơ quan cấp trên trực tiếp hoặc cao hơn ban hành.',
  'plan.superior-not-issued': () => 'Kế hoạch cấp trên còn là dự thảo. Chờ kế hoạch được ban hành rồi chọn lại.',
  'plan.superior-other-period': () =>
    'Kế hoạch cấp trên thuộc thời kỳ khác. Chọn kế hoạch có thời gian thực hiện trùng với kế hoạch này.',
  'plan.superior-linked': ({ count }) =>
    `Đã có ${String(count)} nhiệm vụ gắn với kế hoạch cấp trên đang chọn. Bỏ gắn các nhiệm vụ đó trước khi đổi kế hoạch.`,
  'plan.link-row-not-found': () =>
    'Nhiệm vụ được chọn không có trong kế hoạch này hoặc trong kế hoạch cấp trên. Tải lại trang rồi chọn lại.',
  'plan.not-issued': () => 'Kế hoạch chưa ban hành. Ban hành trước rồi thực hiện.',
  'plan.changed-meanwhile': () => 'Kế hoạch vừa được người khác sửa. Tải lại để xem thay đổi rồi làm tiếp.',
  'plan.nothing-amended': () => 'Nội dung chưa khác kế hoạch hiện có. Sửa ít nhất một chỗ rồi áp dụng.',
  'plan.nothing-to-undo': () => 'Không còn thao tác nào để hoàn tác.',
  'plan.edit-refused': () => 'Không sửa được như vậy: vị trí hoặc cấp của mục không phù hợp. Chọn cách khác.',
  'plan.paste-without-rows': () =>
    'Nội dung dán không có dòng nào. Sao chép cả dòng của bảng trong Word hoặc Excel rồi dán lại.',
  'plan.name-not-found': () => 'Tên này không còn trong kế hoạch. Tải lại để xem nội dung mới.',
  'group.not-found': () => 'Không tìm thấy nhóm đơn vị này.',
  'group.name-taken': () => 'Đơn vị đã có một nhóm cùng tên. Đặt tên khác.',
  'group.alias-taken': (params) =>
    `Tên gọi ${shownName(params, 'words', 'này')} đã là của nhóm ${shownName(params, 'name', 'khác')}. Bỏ tên này hoặc gỡ ở nhóm kia.`,
  'group.member-not-there': () =>
    'Có đơn vị trong nhóm chưa có hoặc không còn vào ngày này. Bỏ đơn vị đó hoặc đổi ngày.',
  'group.before-it-existed': () => 'Ngày áp dụng trước ngày lập nhóm hoặc trước lần sửa gần nhất. Sửa lại ngày.',
  'plan.without-tasks': () => 'Kế hoạch không có nhiệm vụ nào để giao. Kiểm tra lại tệp đã nhập.',
  'plan.lead-unresolved': () => 'Có đơn vị chủ trì chưa xác định được. Gắn tên với đơn vị rồi ban hành.',
  'plan.year-unknown': () => 'Không rõ kế hoạch của năm nào. Ghi năm trong tiêu đề của tệp rồi nhập lại.',
  'import.empty-file': () => 'Tệp rỗng. Chọn tệp khác.',
  'import.unknown-kind': () => 'Chưa đọc được loại tệp này. Dùng tệp Word, Excel, PDF hoặc văn bản thuần.',
  'import.unreadable': () => 'Không đọc được tệp: tệp hỏng hoặc có mật khẩu. Lưu lại tệp rồi nhập lần nữa.',
  'import.without-tasks': () => 'Tệp không có nhiệm vụ nào. Kiểm tra đã chọn đúng tệp kế hoạch kèm phụ lục chưa.',
  'import.too-large': () => 'Tệp quá lớn. Tách phụ lục hoặc giảm dung lượng hình ảnh rồi nhập lại.',
  'import.encrypted': () => 'Tệp được đặt mật khẩu. Bỏ mật khẩu rồi nhập lại.',
  'import.truncated': () =>
    'Tệp bị cắt ngang, có thể do tải lên hoặc sao chép chưa xong. Lấy lại tệp gốc rồi nhập lại.',
  'import.unsafe': () => 'Tệp chứa thành phần không an toàn nên không được mở. Lưu lại thành tệp mới rồi nhập.',
  'import.needs-office': () => 'Tệp ở định dạng cũ, máy chủ chưa có LibreOffice để mở. Lưu lại thành DOCX rồi nhập.',
  'import.too-slow': () => 'Đọc tệp quá lâu nên đã dừng. Tách phụ lục thành tệp riêng rồi nhập lại.',
  'import.interrupted': () => 'Việc đọc tệp bị gián đoạn. Nhập lại tệp này để đọc lại từ đầu.',
  'import.cancelled': () => 'Lần nhập này đã được hủy. Nhập lại tệp nếu vẫn cần.',
  'import.already-ended': () => 'Lần nhập này đã kết thúc nên không hủy được nữa.',
  'import.not-ready': () => 'Tệp đang được đọc. Chờ đọc xong rồi thực hiện.',
  'import.nothing-to-apply': () => 'Bản sửa đổi này đã được áp dụng, hoặc tệp không phải bản sửa đổi của kế hoạch.',
  'import.page-not-found': () => 'Tệp không có trang này, hoặc loại tệp này không có hình ảnh trang.',
  'calendar.day-twice': (params) => `Ngày ${shownDate(params, 'date')} ghi hai lần trong lịch. Bỏ bớt một lần.`,
  'calendar.worked-already': (params) =>
    `Ngày ${shownDate(params, 'date')} vốn đã là ngày làm việc nên không ghi làm bù. Kiểm tra lại ngày.`,
  'duty.checkpoint-twice': (params) => `Mốc ${shownDate(params, 'on')} ghi hai lần. Bỏ bớt một mốc.`,
  'duty.checkpoint-outside': (params) =>
    `Mốc ${shownDate(params, 'on')} phải nằm trong kỳ kế hoạch (${shownDate(params, 'from')} đến ${shownDate(params, 'to')}) và trước ngày đến hạn${ownDue(params, 'của')}.`,
  'event.not-found': () => 'Không tìm thấy sự kiện này.',
  'event.changed-meanwhile': () => 'Người khác vừa sửa sự kiện này. Tải lại trang để xem bản mới rồi sửa tiếp.',
  'event.withdrawn-already': () => 'Sự kiện này đã được gỡ nên không sửa được nữa. Đăng ký lại nếu cần.',
  'event.facts-depend': (params) =>
    `Đã có cập nhật, gia hạn hoặc báo hoàn thành sau khi nhiệm vụ bắt đầu tính hạn: ${codesText(params)}. Không gỡ hoặc dời ngày sự kiện được nữa; nếu ngày ghi sai, gia hạn từng nhiệm vụ.`,
  'event.not-waiting': (params) =>
    `Nhiệm vụ không còn chờ căn cứ: ${codesText(params)}. Tải lại danh sách rồi chọn lại.`,
  'event.in-future': (params) =>
    `Ngày ${shownDate(params, 'on')} sau hôm nay. Chỉ đăng ký sự kiện đã xảy ra; ngày có hiệu lực thì được sau hôm nay.`,
  'event.before-issue': (params) =>
    `Ngày phát sinh ${shownDate(params, 'on')} trước ngày giao nhiệm vụ (${shownDate(params, 'issuedOn')}). Sửa lại ngày.`,
  'event.due-before': (params) =>
    `Hạn ${shownDate(params, 'dueOn')} trước ngày xảy ra (${shownDate(params, 'on')}). Sửa lại một trong hai ngày.`,
  'event.due-in-past': (params) => `Hạn ${shownDate(params, 'dueOn')} đã qua. Chọn hạn từ hôm nay trở đi.`,
  'extension.request-not-found': () => 'Không tìm thấy đề nghị gia hạn này.',
  'extension.decided-already': ({ code }) =>
    `Đề nghị gia hạn của ${typeof code === 'string' ? code : 'nhiệm vụ này'} đã được giải quyết hoặc rút lại. Tải lại trang để xem kết quả.`,
  'extension.closed': ({ code }) =>
    `${typeof code === 'string' ? code : 'Nhiệm vụ'} đã hoàn thành hoặc đã dừng nên không gia hạn.`,
  'extension.without-due-date': ({ code }) =>
    `${typeof code === 'string' ? code : 'Nhiệm vụ'} chưa có ngày đến hạn nên chưa có gì để gia hạn.`,
  'extension.after-due': (params) =>
    `Hạn ${shownDate(params, 'dueOn')} đã qua, không đề nghị gia hạn được nữa. Cập nhật tiến độ và nêu lý do chậm, hoặc đề nghị cơ quan giao việc gia hạn trực tiếp.`,
  'extension.not-later': (params) => `Ngày mới phải sau hạn hiện tại (${shownDate(params, 'dueOn')}). Chọn ngày khác.`,
  'extension.in-past': (params) => `Hạn mới không được trước hôm nay (${shownDate(params, 'today')}). Chọn ngày khác.`,
  'extension.after-parent': (params) =>
    `${shownName(params, 'code', 'Phần việc')} là phần việc của ${shownName(params, 'parent', 'nhiệm vụ khác')}, hạn ${shownDate(params, 'parentDueOn')}; phần việc không được muộn hơn. Chọn ngày không sau hạn đó, hoặc gia hạn nhiệm vụ trước.`,
  'extension.pending': () =>
    'Nhiệm vụ này đang có một đề nghị gia hạn chờ giải quyết. Rút đề nghị đó trước khi gửi đề nghị khác.',
  'settings.changed-meanwhile': () =>
    'Người khác vừa sửa các quy tắc này. Tải lại trang để xem bản mới, rồi sửa tiếp; nội dung đang nhập vẫn còn trên màn hình.',
  'duty.changed-meanwhile': () => 'Nhiệm vụ vừa được người khác cập nhật. Xem thay đổi mới rồi ghi nhận lại.',
  'duty.update-in-future': (params) => `Ngày ${shownDate(params, 'on')} sau ngày hôm nay. Sửa lại ngày.`,
  'duty.update-before-last': (params) =>
    `Ngày ${shownDate(params, 'on')} trước lần cập nhật gần nhất (${shownDate(params, 'last')}). Sửa lại ngày.`,
  'duty.update-not-allowed': () =>
    'Trạng thái hiện nay của nhiệm vụ không nhận cập nhật này. Tải lại để xem trạng thái mới.',
  'duty.progress-out-of-range': () => 'Tiến độ phải từ 0 đến 100.',
  'duty.record-required': () => 'Báo hoàn thành phải kèm tài liệu kiểm chứng: loại, số, ngày, trích yếu.',
  'duty.accepted-already': () =>
    'Nhiệm vụ đã được nhận, không nhận hoặc trả lại nơi giao lần nữa. Tải lại trang để xem.',
  'duty.declined': () =>
    'Đơn vị đã trả lại nhiệm vụ này cho nơi giao và đang chờ quyết định. Chỉ cập nhật được sau khi nơi giao quyết định.',
  'duty.parts-open': (params) =>
    `Còn ${shownNumber(params, 'openParts')} phần việc giao tiếp chưa xong. Báo hoàn thành từng phần việc, hoặc dừng phần việc không làm nữa, rồi báo hoàn thành nhiệm vụ.`,
  'duty.progress-of-parts': () =>
    'Nhiệm vụ đã chia thành phần việc, tiến độ tính theo các phần việc. Cập nhật tiến độ ở từng phần việc.',
  'duty.words-required': () => 'Chưa ghi lý do. Ghi rõ lý do để bên kia biết phải làm gì tiếp.',
  'duty.closed': () => 'Nhiệm vụ đã báo hoàn thành hoặc đã dừng, không giao tiếp hay chuyển đơn vị được nữa.',
  'duty.waits-without-reason': () =>
    'Chỉ nêu đơn vị đang chờ khi nguyên nhân là “Chờ phối hợp”. Chọn lại nguyên nhân hoặc bỏ chọn đơn vị.',
  'duty.not-its-coordinator': () =>
    'Đơn vị được chọn không phối hợp nhiệm vụ này. Tải lại trang rồi chọn trong danh sách đơn vị phối hợp.',
  'duty.contribution-over': (params) =>
    `${shownName(params, 'organization', 'Đơn vị phối hợp')} đã gửi hoặc đã dừng việc phối hợp ${shownName(params, 'code', '')}. Bỏ chọn đơn vị này.`,
  'duty.part-after-parent': (params) =>
    `Hạn của phần việc (${shownDate(params, 'dueOn')}) sau hạn của nhiệm vụ (${shownDate(params, 'parentDueOn')}). Chọn ngày không muộn hơn.`,
  'duty.part-due-in-past': (params) =>
    `Hạn của phần việc (${shownDate(params, 'dueOn')}) đã qua. Chọn từ hôm nay trở đi.`,
  'duty.organization-outside': () => 'Đơn vị này không thuộc phạm vi của nơi giao. Chọn đơn vị trực thuộc.',
  'duty.organization-same': () => 'Đơn vị này đang chủ trì nhiệm vụ. Chọn đơn vị khác.',
  'duty.person-outside': () => 'Người này không có vai trò ở đơn vị thực hiện nhiệm vụ. Chọn người trong danh sách.',
  'comment.not-found': () => 'Không tìm thấy ý kiến này trong nhiệm vụ.',
  'comment.not-own': () => 'Chỉ người viết mới đính chính được ý kiến của mình.',
  'comment.corrected-already': () => 'Ý kiến này đã được đính chính. Đính chính tiếp ở bản mới nhất.',
  'duty.own-confirmation': () =>
    'Người báo hoàn thành không tự xác nhận. Nhờ lãnh đạo hoặc đầu mối khác xác nhận nhiệm vụ này.',
  'export.too-many': (params) =>
    `Danh sách có ${shownNumber(params, 'count')} dòng, nhiều hơn ${shownNumber(params, 'limit')} dòng của một tệp. Lọc bớt rồi xuất lại.`,
  'record.duplicate': () => 'Văn bản này đã có trong sổ. Chọn “Đã có trong sổ” rồi tìm theo số.',
  'record.replaces-itself': () => 'Văn bản không thể tự thay thế chính nó. Chọn văn bản khác.',
  'record.replaced-by-earlier': () =>
    'Văn bản thay thế có ngày ban hành trước văn bản bị thay thế. Kiểm tra lại ngày của hai văn bản.',
  'record.replacement-loop': () => 'Văn bản được chọn đã được thay thế bởi chính văn bản này. Gỡ liên kết đó trước.',
  'account.not-found': () => 'Không tìm thấy tài khoản này.',
  'account.email-taken': () => 'Địa chỉ thư điện tử này đã có tài khoản. Dùng địa chỉ khác.',
  'account.changed-meanwhile': () => 'Tài khoản vừa được người khác sửa. Tải lại để xem thay đổi rồi làm tiếp.',
  'account.locked': () => 'Tài khoản đang bị khóa. Liên hệ người quản trị để được mở khóa.',
  'account.not-locked': () => 'Tài khoản này không bị khóa.',
  'account.own-lock': () => 'Không tự khóa được tài khoản của mình. Nhờ người quản trị khác thực hiện.',
  'account.role-not-found': () => 'Không tìm thấy vai trò này của tài khoản.',
  'account.role-held-already': () => 'Người này đã giữ vai trò đó tại đơn vị trong khoảng thời gian đã chọn.',
  'account.role-ended': () => 'Vai trò này đã kết thúc trước ngày đã chọn.',
  'account.period-invalid': () => 'Ngày kết thúc trước ngày bắt đầu. Sửa lại khoảng thời gian.',
  'account.in-the-past': () => 'Ngày đã chọn nằm trong quá khứ. Chọn từ hôm nay trở đi.',
  'account.last-administrator': (params) =>
    `Thay đổi này làm ${agencies(params)} không còn người quản trị. Giao vai trò quản trị cho người khác trước.`,
  'account.substitution-not-found': () => 'Không tìm thấy việc làm thay này.',
  'account.substitution-overlaps': () =>
    'Trong khoảng thời gian đó đã có người làm thay, hoặc người được chọn cũng vắng mặt.',
  'account.substitution-of-oneself': () => 'Không thể tự làm thay hoặc tự bàn giao cho chính mình. Chọn người khác.',
  'account.nothing-to-hand-over': () => 'Từ ngày đó, người này không còn vai trò nào để bàn giao.',
  'accounts.unreadable': () => 'Không đọc được tệp. Dùng tệp XLSX hoặc CSV theo mẫu.',
  'accounts.columns-missing': () => 'Tệp không có cột “Họ và tên” và “Thư điện tử”. Dùng tên cột như trong tệp mẫu.',
  'accounts.rows-wrong': (params) =>
    `Tệp có ${shownNumber(params, 'count')} chỗ sai nên chưa ghi gì. Sửa các dòng được nêu rồi nhập lại.`,
  'accounts.too-many-slips': (params) =>
    `Mỗi lần in được nhiều nhất ${shownNumber(params, 'limit')} phiếu mật khẩu. Chia tệp nhỏ hơn, hoặc gửi lời mời qua thư.`,
  'account.not-joined': () => 'Người này chưa có mật khẩu. Gửi lời mời hoặc đặt mật khẩu lần đầu trước.',
  'account.already-joined': () => 'Người này đã nhận lời mời. Dùng chức năng đặt lại mật khẩu nếu cần.',
  'account.demo': () => 'Tài khoản dùng thử giữ nguyên mật khẩu và cách đăng nhập cho người xem sau.',
  'session.not-found': () => 'Phiên đăng nhập này đã kết thúc.',
  'auth.locked': (params) => `Sai quá nhiều lần nên tạm dừng đăng nhập. Thử lại sau ${waiting(params)}.`,
  'auth.code-wrong': (params) =>
    params['by'] === 'recovery-code'
      ? 'Mã dự phòng không đúng hoặc đã được dùng. Mỗi mã dùng được một lần; nhập mã khác.'
      : 'Mã xác thực không đúng hoặc đã hết hạn. Nhập mã đang hiện; nếu vẫn sai, kiểm tra giờ trên điện thoại.',
  'auth.code-used': (params) =>
    params['by'] === 'recovery-code'
      ? 'Mã dự phòng này đã được dùng. Nhập mã khác.'
      : 'Mã xác thực này đã được dùng. Chờ mã tiếp theo (khoảng nửa phút) rồi nhập lại.',
  'auth.challenge-expired': () => 'Quá 5 phút hoặc sai mã nhiều lần nên phải bắt đầu lại. Nhập lại mật khẩu.',
  'auth.password-wrong': () => 'Mật khẩu hiện tại không đúng.',
  'auth.password-change-required': () => 'Cần đổi mật khẩu lần đầu trước khi tiếp tục.',
  'auth.second-factor-required': () => 'Vai trò của đồng chí bắt buộc xác thực hai lớp. Thiết lập trước khi tiếp tục.',
  'auth.second-factor-compulsory': () => 'Vai trò của đồng chí bắt buộc xác thực hai lớp nên không tắt được.',
  'auth.second-factor-on': () => 'Xác thực hai lớp đã được bật.',
  'auth.second-factor-off': () => 'Xác thực hai lớp chưa được bật.',
  'auth.provider-stranger': () =>
    'Tài khoản của nhà cung cấp này chưa được cấp quyền trong hệ thống. Liên hệ người quản trị.',
  'auth.provider-failed': () => 'Không đăng nhập được qua nhà cung cấp. Thử lại, hoặc đăng nhập bằng mật khẩu.',
  'password.too-short': (params) => `Mật khẩu phải có ít nhất ${numberOf(params, 'shortest')} ký tự.`,
  'password.too-long': (params) => `Mật khẩu dài quá ${numberOf(params, 'longest')} ký tự. Chọn mật khẩu ngắn hơn.`,
  'password.common': () => 'Mật khẩu này quá phổ biến, dễ bị đoán. Chọn một cụm từ khác.',
  'password.personal': () => 'Mật khẩu trùng với họ tên hoặc địa chỉ thư điện tử. Chọn mật khẩu khác.',
  'password.unchanged': () => 'Mật khẩu mới trùng với mật khẩu cũ. Chọn mật khẩu khác.',
  'audit.not-found': () => 'Nhật ký không có bản ghi mang số này. Kiểm tra lại số, hoặc tìm bằng bộ lọc.',
  'token.invalid': () =>
    'Liên kết không đúng hoặc đã được thay bằng liên kết mới. Mở thư mới nhất, hoặc yêu cầu gửi lại.',
  'token.expired': () => 'Liên kết đã hết hạn. Yêu cầu gửi lại.',
  'token.used': () => 'Liên kết này đã được dùng. Đăng nhập bằng mật khẩu đã đặt, hoặc yêu cầu gửi lại.',
  'setup.done-already': () => 'Hệ thống đã được thiết lập. Đăng nhập để tiếp tục.',
  'setup.authority-unclear': () => 'Có nhiều hệ thống trên máy chủ này. Nêu đúng tên một hệ thống.',
  'mail.refused': ({ reason }) =>
    `Máy chủ thư không nhận: ${typeof reason === 'string' ? reason : 'không rõ lý do'}. Kiểm tra SMTP_URL, SMTP_FROM rồi thử lại.`,
  'letter.not-found': () => 'Không tìm thấy công văn đôn đốc. Công văn có thể đã bị bỏ hoặc không thuộc quyền xem.',
  'letter.nothing-overdue': () => 'Các đơn vị đã chọn không còn nhiệm vụ quá hạn. Tải lại danh sách rồi chọn lại.',
  'letter.sent-already': () => 'Công văn đã được ghi là đã gửi nên không sửa hay bỏ được nữa.',
  'letter.changed-meanwhile': () => 'Dự thảo vừa được người khác sửa. Tải lại trang để xem bản mới rồi sửa tiếp.',
  'letter.date-in-future': () => 'Ngày công văn chưa đến. Ghi ngày đã ký, không sau hôm nay.',
  'letter.date-before-draft': (params) =>
    `Ngày công văn trước ngày lập danh sách (${shownDate(params, 'asOf')}). Sửa ngày hoặc soạn lại dự thảo.`,
  'letter.template-unreadable': () =>
    'Tệp không phải văn bản Word (.docx) đọc được. Tải mẫu hiện có về, sửa rồi gửi lại.',
  'letter.template-unsafe': () =>
    'Mẫu có macro, đối tượng nhúng hoặc lấy nội dung từ địa chỉ bên ngoài nên không được nhận. Bỏ các phần đó trong Word, lưu dạng .docx rồi gửi lại.',
  'letter.template-tag-broken': ({ tag }) =>
    `Mẫu có ô điền viết chưa đúng: {${typeof tag === 'string' ? tag : '…'}}. Kiểm tra dấu mở, dấu đóng rồi gửi lại.`,
  'letter.template-tag-missing': ({ tag }) =>
    `Mẫu thiếu ô điền bắt buộc {${typeof tag === 'string' ? tag : '…'}}. Thêm vào mẫu rồi gửi lại.`,
  'urging.rules-changed': () =>
    'Quy tắc nhắc việc vừa được người khác sửa. Tải lại trang, xem nội dung mới rồi sửa tiếp.',
  'urging.leader-before-head': () =>
    'Số ngày báo cáo lãnh đạo phải nhiều hơn số ngày báo cáo trưởng đơn vị. Sửa lại một trong hai.',
  'urging.days-repeated': () => 'Một mốc nhắc được ghi hai lần. Bỏ mốc trùng rồi lưu lại.',
  'mail.not-configured': () =>
    'Hệ thống chưa được cấu hình gửi thư. Đặt mật khẩu ban đầu cho tài khoản, hoặc liên hệ người vận hành.',
  ...evidenceProblemsVi,
  'request.too-many': () => 'Thao tác quá nhanh. Chờ một phút rồi thử lại.',
  'server.error': () => 'Máy chủ gặp lỗi, chưa ghi gì. Thử lại sau ít phút.',
  'server.not-ready': () => 'Hệ thống đang khởi động. Thử lại sau vài giây.',
}
