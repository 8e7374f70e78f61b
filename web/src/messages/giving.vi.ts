import { numberText } from '../lib/format.ts'

/** How work is given, taken, given on and talked about, in Vietnamese. */
export const givingVi = {
  roles: { lead: 'Chủ trì', coordinator: 'Phối hợp', part: 'Phần việc' },
  notTaken: 'Chưa nhận',
  waitsFor: (names: string) => `Chờ phối hợp: ${names}`,
  givenBack: 'Đã trả lại nơi giao',
  assignedTo: (name: string) => `Người làm: ${name}`,
  partsDone: (done: number, total: number) => `${numberText(done)}/${numberText(total)} phần việc xong`,
  more: 'Việc khác',
  /** Where a phone has no room for the whole word. */
  updateShort: 'Cập nhật',
  accept: 'Nhận việc',
  accepted: 'Đã nhận nhiệm vụ.',
  giveBack: 'Trả lại nơi giao',
  insist: 'Giữ nguyên việc giao',
  reassign: 'Giao cho đơn vị khác',
  breakDown: 'Chia phần việc',
  giver: 'Nơi giao',
  partOf: 'Thuộc nhiệm vụ',
  assignee: 'Người thực hiện',
  nobody: 'Chưa giao đích danh',
  takeIt: 'Tôi nhận làm',
  leaveIt: 'Thôi nhận làm',
  declinedNotice: (giver: string) =>
    `Đơn vị đã trả lại nhiệm vụ. ${giver} xem lý do rồi giữ nguyên việc giao, giao cho đơn vị khác, hoặc dừng nhiệm vụ.`,
  parts: {
    title: 'Phần việc đã chia',
    empty: 'Chưa chia phần việc nào.',
    allDone: 'Các phần việc đã xong, có thể báo hoàn thành nhiệm vụ.',
    panel: 'Chia phần việc',
    explain: (due: string | null) =>
      due === null
        ? 'Phần việc giao cho đơn vị trực thuộc hoặc người trong đơn vị. Nhiệm vụ báo hoàn thành khi các phần việc đã xong.'
        : `Phần việc giao cho đơn vị trực thuộc hoặc người trong đơn vị, hạn không muộn hơn ${due}. Nhiệm vụ báo hoàn thành khi các phần việc đã xong.`,
    number: (n: number) => `Phần việc ${numberText(n)}`,
    text: 'Nội dung',
    organization: 'Đơn vị làm',
    person: 'Người làm',
    due: 'Hạn',
    product: 'Sản phẩm',
    proof: 'Phải có tài liệu kiểm chứng khi xong',
    add: 'Thêm phần việc',
    drop: (n: number) => `Bỏ phần việc ${numberText(n)}`,
    submit: (count: number) => `Giao ${numberText(count)} phần việc`,
    textMissing: 'Ghi nội dung phần việc.',
    done: (count: number) => `Đã giao ${numberText(count)} phần việc.`,
  },
  companions: {
    coordinators: 'Đơn vị phối hợp',
    leads: 'Phối hợp cho',
    hint: 'Hạn phối hợp sớm hơn hạn của đơn vị chủ trì.',
  },
  reassigning: {
    explain: 'Lịch sử đi theo nhiệm vụ; đơn vị mới làm từ đầu, phần việc đã chia của đơn vị cũ dừng lại.',
    organization: 'Giao cho',
    choose: 'Chọn đơn vị',
    reason: 'Lý do',
    reasonMissing: 'Ghi lý do để hai đơn vị đều rõ.',
    chooseMissing: 'Chọn đơn vị nhận nhiệm vụ.',
    submit: 'Giao',
    done: (name: string) => `Đã giao nhiệm vụ cho ${name}.`,
  },
  history: {
    title: 'Quá trình thực hiện',
    print: 'In',
    filter: 'Chỉ xem',
    filters: {
      all: 'Tất cả',
      update: 'Cập nhật, xác nhận',
      comment: 'Ý kiến trao đổi',
      giving: 'Giao, hạn, phần việc',
      urging: 'Đôn đốc',
    },
    none: 'Không có mục nào thuộc loại này.',
    given: {
      lead: (name: string, due: string | null) =>
        `Giao ${name} chủ trì, ${due === null ? 'chưa có ngày đến hạn' : `hạn ${due}`}.`,
      coordinator: (name: string, due: string | null) =>
        `Giao ${name} phối hợp, ${due === null ? 'chưa có ngày đến hạn' : `hạn ${due}`}.`,
      part: (name: string, due: string | null) =>
        `Giao phần việc này cho ${name}, ${due === null ? 'chưa có ngày đến hạn' : `hạn ${due}`}.`,
    },
    said: {
      accepted: (who: string) => `${who} nhận nhiệm vụ.`,
      declined: (who: string) => `${who} trả lại nhiệm vụ cho nơi giao.`,
      insisted: (who: string) => `${who} giữ nguyên việc giao.`,
      reassigned: (who: string) => `${who} giao nhiệm vụ cho đơn vị khác.`,
      started: (who: string) => `${who} báo bắt đầu thực hiện.`,
      progress: (who: string, percent: number | null) =>
        percent === null ? `${who} báo tiến độ.` : `${who} báo tiến độ ${numberText(percent)}%.`,
      delivered: (who: string) => `${who} báo hoàn thành.`,
      confirmed: (who: string) => `${who} xác nhận hoàn thành.`,
      returned: (who: string) => `${who} trả lại để bổ sung.`,
      stopped: (who: string) => `${who} dừng thực hiện.`,
      resumed: (who: string) => `${who} cho thực hiện tiếp.`,
    },
    extended: (due: string) => `Gia hạn đến ngày ${due}.`,
    extensionAsked: (who: string, due: string) => `${who} đề nghị gia hạn đến ngày ${due}:`,
    extensionClosed: {
      refused: (who: string) => `${who} không đồng ý gia hạn.`,
      withdrawn: (who: string) => `${who} rút đề nghị gia hạn.`,
    },
    awaited: (name: string, code: string) => `${name} báo nhiệm vụ ${code} đang chờ việc phối hợp này.`,
    event: (words: string, due: string | null) =>
      `Có căn cứ thực hiện: ${words}${due === null ? '.' : `; hạn ${due}.`}`,
    letter: (number: string) => `Công văn đôn đốc số ${number} nêu nhiệm vụ này.`,
    escalated: {
      'unit-head': (told: string) =>
        `Quá hạn, chưa có cập nhật: đã báo người đứng đầu đơn vị${told === '' ? '' : ` (${told})`}.`,
      leader: (told: string) => `Quá hạn, chưa có cập nhật: đã báo lãnh đạo cơ quan${told === '' ? '' : ` (${told})`}.`,
    },
    passed: (from: string, to: string) => `Nhiệm vụ chuyển từ ${from} sang ${to}.`,
    passedByTree: (from: string, to: string) => `Do sắp xếp tổ chức, nhiệm vụ chuyển từ ${from} sang ${to}.`,
    assigned: (who: string, person: string) => `${who} giao ${person} thực hiện.`,
    unassigned: (who: string) => `${who} thôi giao đích danh.`,
    part: (name: string, due: string | null) => `Giao ${name} phần việc${due === null ? '' : `, hạn ${due}`}:`,
    comment: (who: string) => `${who} có ý kiến:`,
    correction: (who: string) => `${who} đính chính ý kiến trước:`,
    corrected: 'Đã được đính chính bên dưới.',
    correct: 'Đính chính',
    written: (when: string) => `ghi lúc ${when}`,
  },
  commenting: {
    label: 'Ý kiến trao đổi',
    placeholder: 'Ghi ý kiến. Gõ @ để nhắc tên người liên quan.',
    correcting: 'Đính chính ý kiến. Bản cũ vẫn giữ trong lịch sử.',
    people: 'Người liên quan',
    send: 'Gửi ý kiến',
    cancel: 'Thôi',
  },
  many: {
    update: (count: number) => `Cập nhật ${numberText(count)} nhiệm vụ`,
    accept: (count: number) => `Nhận ${numberText(count)} nhiệm vụ`,
    title: 'Cập nhật nhiều nhiệm vụ',
    explain: (count: number) =>
      `Một cập nhật cho ${numberText(count)} nhiệm vụ. Nhiệm vụ nào không ghi được sẽ nêu rõ lý do, các nhiệm vụ khác vẫn được ghi.`,
    record: 'Văn bản dưới đây kiểm chứng cho tất cả.',
    withRecord: 'Kèm tài liệu kiểm chứng',
    submit: (count: number) => `Ghi nhận cho ${numberText(count)} nhiệm vụ`,
    done: (count: number) => `Đã ghi nhận ${numberText(count)} nhiệm vụ.`,
    refused: (count: number) => `${numberText(count)} nhiệm vụ chưa ghi được:`,
    none: 'Không có nội dung cập nhật nào chung cho các nhiệm vụ đã chọn. Chọn các nhiệm vụ cùng trạng thái.',
    choosing: 'Chọn nhiều',
    chosenNone: 'Thôi chọn',
    for: 'Nội dung',
  },
  work: {
    whose: 'Việc của',
    unit: 'Cả đơn vị',
    me: 'Giao đích danh tôi',
    below: 'Gồm đơn vị trực thuộc',
    nothingOwed: 'Vai trò của đồng chí không phải thực hiện nhiệm vụ',
    nothingOwedText: 'Theo dõi tình hình tại Tổng quan và Nhiệm vụ.',
    roleFilter: 'Vai trò',
    anyRole: 'Mọi vai trò',
    noneOfMe: 'Chưa có việc nào giao đích danh đồng chí',
    noneOfMeText: 'Xem việc của cả đơn vị, hoặc nhận làm một việc ở trang nhiệm vụ.',
  },
}

/** The shape that every language fills. */
export type GivingWords = typeof givingVi
