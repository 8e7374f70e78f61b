import { numberText } from '../lib/format.ts'

/** What a field that chooses an organization says. */
export const organizationFieldVi = {
  placeholder: 'Gõ tên để tìm, có dấu hoặc không dấu',
  none: 'Không có đơn vị nào khớp.',
  more: (count: number) => `Còn ${numberText(count)} đơn vị khác; gõ thêm để thu hẹp.`,
}

export type OrganizationFieldWords = typeof organizationFieldVi
