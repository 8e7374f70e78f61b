import { describe, expect, test } from 'vitest'
import { areaOfHeading, scoreAreas } from './recognise-area.ts'

describe('an area is known by the meaning of its heading', () => {
  const headings: readonly (readonly [string, ReturnType<typeof areaOfHeading>])[] = [
    ['I. Công tác chỉ đạo, điều hành CCHC', 'direction'],
    ['VII CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO', 'direction'],
    ['Cải cách thể chế', 'institutions'],
    ['I CẢI CÁCH THỦ TỤC HÀNH CHÍNH', 'procedures'],
    ['III CẢI CÁCH TTHC', 'procedures'],
    ['Cải cách tổ chức bộ máy hành chính nhà nước', 'organization'],
    ['B. CẢI CÁCH CHẾ ĐỘ CÔNG VỤ, CÔNG CHỨC', 'civil-service'],
    ['Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức', 'civil-service'],
    ['6. Cải cách tài chính công', 'public-finance'],
    ['Xây dựng và phát triển Chính quyền điện tử, Chính quyền số', 'digital'],
    ['HIỆN ĐẠI HÓA HÀNH CHÍNH', 'digital'],
    ['CHUYEN DOI SO', 'digital'],
    ['Nhiệm vụ khác', null],
    ['Các phòng, đơn vị', null],
  ]
  test.each(headings)('%s: %s', (heading, area) => {
    expect(areaOfHeading(heading)).toBe(area)
  })
})

test('a longer phrase counts once, not again by its parts', () => {
  expect(scoreAreas('Theo dõi thi hành pháp luật').institutions).toBe(3)
  expect(scoreAreas('Tháng 7')).toEqual({
    direction: 0,
    institutions: 0,
    procedures: 0,
    organization: 0,
    'civil-service': 0,
    'public-finance': 0,
    digital: 0,
  })
})
