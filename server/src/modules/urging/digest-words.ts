import type { NotificationData, NotificationKind } from '@dondoc/contract/notifications'
import type { DigestGroupName } from '@dondoc/domain/urging/digest'
import { officialDay } from '../../lib/printed-words.ts'

/** What a mail calls each group; the same words as on the screen. */
export const GROUP_WORDS: Readonly<Record<DigestGroupName, { readonly title: string; readonly short: string }>> = {
  escalated: { title: 'Quá hạn, đơn vị chưa cập nhật – đề nghị chỉ đạo', short: 'cần chỉ đạo' },
  returned: { title: 'Bị trả lại, cần làm tiếp', short: 'bị trả lại' },
  overdue: { title: 'Quá hạn', short: 'quá hạn' },
  'missed-checkpoint': { title: 'Chưa cập nhật theo mốc kiểm tra', short: 'chưa cập nhật theo mốc' },
  'to-confirm': { title: 'Chờ đồng chí xác nhận hoàn thành', short: 'chờ xác nhận' },
  'to-accept': { title: 'Chờ đơn vị nhận nhiệm vụ', short: 'chờ nhận' },
  'due-soon': { title: 'Sắp đến hạn', short: 'sắp đến hạn' },
  new: { title: 'Mới được giao', short: 'mới giao' },
  news: { title: 'Thông tin mới', short: 'thông tin mới' },
}

type Sentences = { readonly [Kind in NotificationKind]?: (data: NotificationData<Kind>) => string }

/** "2 nhiệm vụ, 1 việc phối hợp": what there is none of is left out. */
const work = (count: number, helping = 0): string =>
  [
    ...(count > 0 || helping === 0 ? [`${count} nhiệm vụ`] : []),
    ...(helping > 0 ? [`${helping} việc phối hợp`] : []),
  ].join(', ')

const SENTENCES: Sentences = {
  'duty.commented': ({ code, words }) => `Ý kiến mới tại ${code}: ${words}`,
  'duty.mentioned': ({ code, words }) => `Nhắc đến đồng chí tại ${code}: ${words}`,
  'duty.changed': ({ code, text }) => `Nhiệm vụ ${code} được điều chỉnh: ${text}`,
  'duty.confirmed': ({ code, text }) => `Đã xác nhận hoàn thành ${code}: ${text}`,
  'duty.resumed': ({ code, text }) => `Thực hiện lại ${code}: ${text}`,
  'duty.stopped': ({ code, text }) => `Dừng thực hiện ${code}: ${text}`,
  'duty.declined': ({ code, organization, reason }) => `${organization} trả lại nhiệm vụ được giao ${code}: ${reason}`,
  'extension.requested': ({ code, organization, dueOn }) =>
    `${organization} đề nghị gia hạn ${code} đến ${officialDay(dueOn)}`,
  'extension.decided': ({ code, granted, dueOn }) =>
    granted ? `Đã gia hạn ${code}${dueOn ? ` đến ${officialDay(dueOn)}` : ''}` : `Không đồng ý gia hạn ${code}`,
  'duty.coordination': ({ code, text, dueOn }) =>
    `Đề nghị phối hợp thực hiện ${code}: ${text}${dueOn ? `, hạn ${officialDay(dueOn)}` : ''}`,
  'duty.awaited': ({ code, text, organization }) =>
    `${organization} đang chờ việc phối hợp ${code} của đơn vị đồng chí: ${text}`,
  'event.registered': ({ words, count, helping }) =>
    `Đã có căn cứ “${words}”: ${work(count, helping)} bắt đầu tính hạn`,
  'event.withdrawn': ({ words, count, helping }) =>
    `Đã hủy căn cứ “${words}”: ${work(count, helping)} trở lại chờ căn cứ`,
  'letter.sent': ({ number, organization, count }) =>
    `Công văn đôn đốc số ${number} gửi ${organization} về ${count} nhiệm vụ quá hạn`,
}

/** A notification as one line of a mail. */
export function newsLine(kind: NotificationKind, data: unknown): string {
  const say = SENTENCES[kind] as ((data: unknown) => string) | undefined
  return say?.(data) ?? 'Có thông báo mới trên hệ thống'
}
