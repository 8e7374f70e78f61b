import type { OrganizationKind } from '@dondoc/domain/organizations/kinds'

/** What the kinds of organizations are called in Vietnamese. */
export const organizationKindsVi: Record<OrganizationKind, string> = {
  ministry: 'Bộ, cơ quan ngang bộ',
  province: 'Ủy ban nhân dân tỉnh, thành phố',
  department: 'Sở, ban, ngành',
  commune: 'Ủy ban nhân dân xã, phường',
  board: 'Ban quản lý',
  division: 'Phòng, bộ phận',
  'public-service-unit': 'Đơn vị sự nghiệp',
  other: 'Khác',
}

/** The same in English. */
export const organizationKindsEn: Record<OrganizationKind, string> = {
  ministry: 'Ministry',
  province: 'Provincial people’s committee',
  department: 'Department',
  commune: 'Commune people’s committee',
  board: 'Management board',
  division: 'Division',
  'public-service-unit': 'Public service unit',
  other: 'Other',
}
