import type { NotificationData, NotificationKind } from '@dondoc/contract/notifications'
import { dateText, numberText } from '../lib/format.ts'
import { withoutStop } from './sentence.ts'

/** One sentence for each kind of the table in `contract/src/notifications.ts`. */
export type NotificationSentences = { readonly [Kind in NotificationKind]: (data: NotificationData<Kind>) => string }

/** A reason within a sentence that goes on or ends by itself. */
const because = (reason: string | null): string => (reason ? `: ${withoutStop(reason)}` : '')

/** "2 nhiệm vụ, 1 việc phối hợp": what there is none of is left out. */
const work = (count: number, helping = 0): string =>
  [
    ...(count > 0 || helping === 0 ? [`${numberText(count)} nhiệm vụ`] : []),
    ...(helping > 0 ? [`${numberText(helping)} việc phối hợp`] : []),
  ].join(', ')

const sentences: NotificationSentences = {
  'duties.issued': ({ code, title, organization, count, helping }) =>
    `${organization} được giao ${work(count, helping)} theo ${title} (${code})`,
  'duty.assigned': ({ code, text, dueOn }) =>
    `Đồng chí được phân công thực hiện ${code}: ${text}${dueOn ? `, hạn ${dateText(dueOn)}` : ''}`,
  'duty.declined': ({ code, text, organization, reason }) =>
    `${organization} trả lại nhiệm vụ được giao ${code} (${text}): ${reason}`,
  'duty.changed': ({ code, text, dueOn }) =>
    `Nhiệm vụ ${code} được điều chỉnh: ${text}${dueOn ? `, hạn ${dateText(dueOn)}` : ''}`,
  'duty.delivered': ({ code, text, organization }) =>
    `${organization} báo cáo hoàn thành ${code}, chờ xác nhận: ${text}`,
  'duty.confirmed': ({ code, text }) => `Đã xác nhận hoàn thành ${code}: ${text}`,
  'duty.returned': ({ code, text, reason }) => `${code} bị trả lại để làm tiếp${because(reason)}. Nhiệm vụ: ${text}`,
  'duty.resumed': ({ code, text, reason }) => `Thực hiện lại ${code}${because(reason)}. Nhiệm vụ: ${text}`,
  'duty.stopped': ({ code, text, reason }) => `Dừng thực hiện ${code}${because(reason)}. Nhiệm vụ: ${text}`,
  'duty.commented': ({ code, words }) => `Ý kiến mới tại ${code}: ${words}`,
  'duty.mentioned': ({ code, words }) => `Nhắc đến đồng chí tại ${code}: ${words}`,
  'duty.coordination': ({ code, text, dueOn }) =>
    `Đề nghị phối hợp thực hiện ${code}: ${text}${dueOn ? `, hạn ${dateText(dueOn)}` : ''}`,
  'duty.awaited': ({ code, text, organization, dueOn }) =>
    `${organization} đang chờ việc phối hợp ${code} của đơn vị đồng chí: ${text}${dueOn ? `, hạn ${dateText(dueOn)}` : ''}`,
  'extension.requested': ({ code, text, organization, dueOn }) =>
    `${organization} đề nghị gia hạn ${code} đến ${dateText(dueOn)}: ${text}`,
  'extension.decided': ({ code, granted, dueOn, reason }) =>
    granted
      ? `Đã gia hạn ${code}${dueOn ? ` đến ${dateText(dueOn)}` : ''}`
      : `Không đồng ý gia hạn ${code}${because(reason)}`,
  'event.registered': ({ words, on, count, helping }) =>
    `Đã có căn cứ “${words}” (${dateText(on)}): ${work(count, helping)} bắt đầu tính hạn`,
  'event.withdrawn': ({ words, count, helping }) =>
    `Đã hủy căn cứ “${words}”: ${work(count, helping)} trở lại trạng thái chờ căn cứ`,
  'duty.due-soon': ({ code, text, dueOn, workingDaysLeft }) =>
    workingDaysLeft === 0
      ? `${code} đến hạn hôm nay: ${text}`
      : `${code} còn ${numberText(workingDaysLeft)} ngày làm việc, hạn ${dateText(dueOn)}: ${text}`,
  'duty.overdue': ({ code, text, dueOn, daysLate }) =>
    `${code} quá hạn ${numberText(daysLate)} ngày (hạn ${dateText(dueOn)}): ${text}`,
  'duty.checkpoint-soon': ({ code, text, on, label, workingDaysLeft }) =>
    workingDaysLeft === 0
      ? `${code} đến mốc kiểm tra ${label} hôm nay, chưa có cập nhật: ${text}`
      : `${code} còn ${numberText(workingDaysLeft)} ngày làm việc đến mốc kiểm tra ${label} (${dateText(on)}), chưa có cập nhật: ${text}`,
  'duty.checkpoint-missed': ({ code, text, on, label }) =>
    `${code} đã qua mốc kiểm tra ${label} (${dateText(on)}) mà chưa có cập nhật: ${text}`,
  'duty.escalated': ({ code, text, organization, dueOn, daysLate }) =>
    `${organization} chưa cập nhật ${code}, quá hạn ${numberText(daysLate)} ngày (hạn ${dateText(dueOn)}): ${text}`,
  'letter.sent': ({ number, abstract, organization, count }) =>
    `Công văn đôn đốc số ${number} gửi ${organization} về ${numberText(count)} nhiệm vụ quá hạn: ${abstract}`,
  'deputy.named': ({ absent, from, to }) => `Đồng chí làm thay ${absent} từ ${dateText(from)} đến hết ${dateText(to)}`,
  'deputy.released': ({ absent }) => `Đồng chí không còn làm thay ${absent}`,
  'mail.waiting': ({ count }) => `${numberText(count)} thư điện tử chưa gửi được. Kiểm tra máy chủ thư`,
  'files.other-database': () =>
    'Thư mục tệp trên máy chủ thuộc về một cơ sở dữ liệu khác, tệp thừa không được dọn. Cách xử lý nêu ở phần Quản trị',
}

/** The words of the bell and its list. */
export const notificationsVi = {
  title: 'Thông báo',
  open: (unread: number) =>
    unread === 0 ? 'Thông báo, không có thông báo mới' : `Thông báo, ${numberText(unread)} chưa đọc`,
  arrived: (unread: number) => `Có thông báo mới, ${numberText(unread)} chưa đọc`,
  unread: 'Chưa đọc',
  read: 'Đánh dấu đã đọc',
  readAll: 'Đã đọc tất cả',
  emptyTitle: 'Chưa có thông báo',
  emptyText: 'Nhiệm vụ mới giao, việc bị trả lại, nhắc hạn và ý kiến gửi tới đồng chí sẽ hiện ở đây.',
  more: 'Xem thêm',
  settings: 'Chọn nội dung thư, lịch cá nhân',
  by: (actor: string) => actor,
  inPlaceOf: (name: string) => `thay đồng chí ${name}`,
  /** A kind that this page, loaded before an update of the server, does not know yet. */
  unknown: 'Thông báo mới. Tải lại trang để xem nội dung',
  sentences,
}

/** The shape that every language fills. */
export type NotificationWords = typeof notificationsVi
