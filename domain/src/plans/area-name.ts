import type { Area } from './area.ts'

/** The areas by the names of Nghị quyết 76/NQ-CP, as messages and lists show them. */
const NAMES: Readonly<Record<Area, string>> = {
  direction: 'Công tác chỉ đạo, điều hành',
  institutions: 'Cải cách thể chế',
  procedures: 'Cải cách thủ tục hành chính',
  organization: 'Cải cách tổ chức bộ máy',
  'civil-service': 'Cải cách chế độ công vụ',
  'public-finance': 'Cải cách tài chính công',
  digital: 'Xây dựng và phát triển Chính phủ điện tử, Chính phủ số',
}

/** `areaName('digital')` is `'Xây dựng và phát triển Chính phủ điện tử, Chính phủ số'`. */
export function areaName(area: Area): string {
  return NAMES[area]
}
