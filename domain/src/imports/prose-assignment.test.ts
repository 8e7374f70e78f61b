import { describe, expect, test } from 'vitest'
import { readProseAssignment } from './prose-assignment.ts'
import { readProseTasks } from './prose-tasks.ts'

describe('tasks that say in a sentence who does them', () => {
  test.each([
    [
      'Rà soát quy trình nội bộ. Phòng Tổ chức - Hành chính chủ trì, phối hợp với Phòng Tổ chức cán bộ thực hiện; hoàn thành trước ngày 30/6/2026.',
      ['Rà soát quy trình nội bộ', 'Phòng Tổ chức - Hành chính', 'Phòng Tổ chức cán bộ', 'trước ngày 30/6/2026'],
    ],
    [
      'Giao Văn phòng Sở chủ trì, phối hợp với các phòng, đơn vị xây dựng Kế hoạch kiểm tra năm 2026, hoàn thành trong quý I/2026.',
      ['Xây dựng Kế hoạch kiểm tra năm 2026', 'Văn phòng Sở', 'các phòng, đơn vị', 'trong quý I/2026'],
    ],
    [
      'Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với Văn phòng UBND tỉnh nâng cấp Cổng dịch vụ công, xong trước 30/9/2026.',
      ['Nâng cấp Cổng dịch vụ công', 'Sở Khoa học và Công nghệ', 'Văn phòng UBND tỉnh', 'trước 30/9/2026'],
    ],
    [
      'Số hóa hồ sơ lưu trữ (Trung tâm Thông tin chủ trì; thực hiện thường xuyên).',
      ['Số hóa hồ sơ lưu trữ', 'Trung tâm Thông tin', '', 'thường xuyên'],
    ],
    [
      'Công an xã là đơn vị chủ trì, phối hợp cùng các thôn; thời gian hoàn thành: chậm nhất ngày 15/3/2026.',
      ['', 'Công an xã', 'các thôn', 'chậm nhất ngày 15/3/2026'],
    ],
  ] as const)('%s', (text, [task, lead, coordinators, deadline]) => {
    expect(readProseAssignment(text)).toEqual({ task, lead, coordinators, deadline })
  })

  test('who leads the carrying out of the plan leads no task of it', () => {
    const points = ['Sở Nội vụ chủ trì, phối hợp với các cơ quan theo dõi, đôn đốc; định kỳ báo cáo UBND tỉnh.']
    expect(readProseTasks([{ path: 'III', heading: 'TỔ CHỨC THỰC HIỆN', points }])).toEqual([])
    expect(readProseTasks([{ path: 'II', heading: 'NHIỆM VỤ', points }])).toHaveLength(1)
  })

  test('prose in which nobody leads assigns nothing', () => {
    expect(readProseAssignment('Nâng cao chất lượng phục vụ người dân trước ngày 30/6/2026.')).toBeNull()
    expect(readProseAssignment('Xác định rõ trách nhiệm cơ quan chủ trì và cơ quan phối hợp.')).toBeNull()
  })
})
