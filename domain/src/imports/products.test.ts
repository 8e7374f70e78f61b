import { expect, test } from 'vitest'
import { splitProducts } from './products.ts'

const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['Kế hoạch của Ban'], ['Kế hoạch của Ban']],
  [['Nghị quyết của HĐND tỉnh; Quyết định của UBND tỉnh;'], ['Nghị quyết của HĐND tỉnh', 'Quyết định của UBND tỉnh']],
  [['Báo cáo, Đề xuất'], ['Báo cáo, Đề xuất']],
  [['Nghị quyết/Quyết định'], ['Nghị quyết', 'Quyết định']],
  [['Kế hoạch/ Báo cáo kết quả'], ['Kế hoạch', 'Báo cáo kết quả']],
  [['Đề án thi nâng ngạch/xét thăng hạng'], ['Đề án thi nâng ngạch/xét thăng hạng']],
  [['Báo cáo theo Thông tư số 09/2023/TT-BGDĐT'], ['Báo cáo theo Thông tư số 09/2023/TT-BGDĐT']],
  [['Quyết định Báo cáo'], ['Quyết định', 'Báo cáo']],
  [['Dự thảo Tờ trình và Quyết định công bố TTHC'], ['Dự thảo Tờ trình và Quyết định công bố TTHC']],
  [
    ['- Kế hoạch theo dõi;', '- Báo cáo kết quả'],
    ['Kế hoạch theo dõi', 'Báo cáo kết quả'],
  ],
  [['- Tỷ lệ: cấp tỉnh 95%; cấp xã 80% - Ký số đạt 90%'], ['Tỷ lệ: cấp tỉnh 95%; cấp xã 80%', 'Ký số đạt 90%']],
  [['Giai đoạn 2021 - 2030 phát triển kinh tế - xã hội'], ['Giai đoạn 2021 - 2030 phát triển kinh tế - xã hội']],
  [
    ['Quyết định công nhận', 'Báo cáo'],
    ['Quyết định công nhận', 'Báo cáo'],
  ],
  [['Kế hoạch và báo cáo của', 'Ban'], ['Kế hoạch và báo cáo của Ban']],
  [['Văn bản triển', 'khai'], ['Văn bản triển khai']],
  [['Báo cáo kết quả thực hiện. Thông báo kết luận'], ['Báo cáo kết quả thực hiện', 'Thông báo kết luận']],
  [['Hội nghị (mời báo cáo viên; phát tài liệu)'], ['Hội nghị (mời báo cáo viên; phát tài liệu)']],
  [
    ['+ Kế hoạch', '+ Công văn'],
    ['Kế hoạch', 'Công văn'],
  ],
]
test.each(cases)('%j are the products %j', (paragraphs, products) => {
  expect(splitProducts(paragraphs)).toEqual(products)
})
