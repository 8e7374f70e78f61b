import { numberText } from '../lib/format.ts'

/** The sentences of the accounts: list, page of one, adding. */
export const accountsVi = {
  title: 'Tài khoản',
  word: 'tài khoản',
  search: 'Tìm theo họ tên hoặc thư điện tử',
  columns: { name: 'Họ và tên', organization: 'Đơn vị', roles: 'Vai trò', state: 'Tình trạng' },
  states: { active: 'Đang dùng', invited: 'Chưa nhận lời mời', locked: 'Đã khóa' },
  noRoles: 'Chưa có vai trò',
  roleAt: (role: string, organization: string) => `${role}: ${organization}`,
  more: (count: number) => `và ${numberText(count)} vai trò khác`,
  emptyTitle: 'Không có tài khoản nào khớp',
  emptyText: 'Bỏ bớt điều kiện lọc hoặc tìm bằng ít từ hơn.',
}

export type AccountWords = typeof accountsVi
