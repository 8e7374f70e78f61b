import { describe, expect, test } from 'vitest'
import { readClosing } from './closing.ts'

describe('recipients and signature', () => {
  const signers: readonly (readonly [readonly string[], string | null, string | null, string | null])[] = [
    [['GIÁM ĐỐC', 'Hồ Xuân Hòa'], null, 'GIÁM ĐỐC', 'Hồ Xuân Hòa'],
    [['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', '(Đã ký)', 'Nguyễn Duy Anh'], 'KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Nguyễn Duy Anh'],
    [
      ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Lê Thị Hồng Nhung'],
      'TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH',
      'PHÓ CHỦ TỊCH',
      'Lê Thị Hồng Nhung',
    ],
    [['TL. BỘ TRƯỞNG', 'CHÁNH VĂN PHÒNG', 'Trần Quốc Ân'], 'TL. BỘ TRƯỞNG', 'CHÁNH VĂN PHÒNG', 'Trần Quốc Ân'],
    [['Q. CỤC TRƯỞNG', 'TS. Vũ Đức'], null, 'Q. CỤC TRƯỞNG', 'TS. Vũ Đức'],
    [['KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC', 'Đỗ Văn Ước'], 'KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Đỗ Văn Ước'],
  ]
  test.each(signers)('%j', (lines, capacity, position, name) => {
    expect(readClosing(['Nơi nhận:', '- Như trên;', '- Lưu: VT.', ...lines])).toEqual({
      recipients: ['Như trên', 'Lưu: VT'],
      signer: { capacity, position, name },
    })
  })
  test('may stand side by side in any order, recipients on one line or broken', () => {
    expect(readClosing(['Nơi nhận: - Sở Nội vụ (b/c); - Lãnh đạo', 'Sở;', '- Lưu: VT, VP.']).recipients).toEqual([
      'Sở Nội vụ (b/c)',
      'Lãnh đạo Sở',
      'Lưu: VT, VP',
    ])
    expect(readClosing(['Nơi nhận:', 'GIÁM ĐỐC', '- Các phòng;', 'Ngô Thị Bích', '- Lưu: VT.'])).toEqual({
      recipients: ['Các phòng', 'Lưu: VT'],
      signer: { capacity: null, position: 'GIÁM ĐỐC', name: 'Ngô Thị Bích' },
    })
  })
  test('may be missing', () => {
    expect(readClosing([])).toEqual({ recipients: [], signer: null })
  })
})
