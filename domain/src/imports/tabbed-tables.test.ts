import { describe, expect, test } from 'vitest'
import type { TableBlock } from './blocks.ts'
import { documentOf, lines, paragraph } from './plan-blocks.fixture.ts'
import { readPlan } from './read-plan.ts'
import { tabbedTables } from './tabbed-tables.ts'

const HEAD = 'TT\tNội dung nhiệm vụ\tSản phẩm\tThời gian\tChủ trì\tPhối hợp'
const ROW = '1\tRà soát quy trình\tBáo cáo\tQuý I/2026\tVăn phòng\tCác phòng'

const tablesOf = (text: string): TableBlock[] =>
  tabbedTables(lines(text)).filter((block): block is TableBlock => block.kind === 'table')

const read = (text: string) => {
  const title = [paragraph('KẾ HOẠCH'), paragraph('Cải cách hành chính năm 2026')]
  return readPlan(documentOf([...title, ...tabbedTables(lines(text))]), 'plan').items
}

describe('tables with tabs between their cells', () => {
  test('an area row of one merged cell has no tabs and belongs to the table', () => {
    const items = read(`${HEAD}\nI. CẢI CÁCH THỂ CHẾ\n${ROW}\nCải cách tài chính công\n${ROW.replace('1', '2')}`)
    expect(items.map(({ area, ordinal }) => [area, ordinal])).toEqual([
      ['institutions', '1'],
      ['public-finance', '2'],
    ])
  })

  test('the paragraphs of a cell stand in lines of their own', () => {
    const text = [
      HEAD,
      '1\tRà soát quy trình\t- Báo cáo;',
      '- Quyết định phê duyệt\tQuý I/2026\tVăn phòng\tCác phòng',
      '2\tKiểm tra công vụ\tBiên bản',
      'Thông báo kết quả',
      'Kết luận\tQuý II/2026\tVăn phòng',
      '3\tHọp giao ban\tBiên bản\tHằng tháng',
    ].join('\n')
    expect(read(text).map(({ ordinal, products, leadText }) => [ordinal, products, leadText])).toEqual([
      ['1', ['Báo cáo', 'Quyết định phê duyệt'], 'Văn phòng'],
      ['2', ['Biên bản', 'Thông báo kết quả', 'Kết luận'], 'Văn phòng'],
      ['3', ['Biên bản'], null],
    ])
  })

  test('a heading above another header parts two tables', () => {
    const tables = tablesOf(`${HEAD}\n${ROW}\n\n2. Cải cách thể chế\n${HEAD}\n${ROW}`)
    expect(tables.map(({ rowCount }) => rowCount)).toEqual([2, 2])
  })

  test('text behind the last row stays text', () => {
    const blocks = tabbedTables(lines(`${HEAD}\n${ROW}\nNơi nhận:\n- Sở Nội vụ;`))
    expect(blocks.map(({ kind }) => kind)).toEqual(['table', 'line', 'line'])
  })

  test('a column of areas, filled once, holds for the rows below', () => {
    const items = read(
      'Lĩnh vực\tTT\tNhiệm vụ\tThời hạn\tĐơn vị thực hiện\nCông vụ\t1\tPhân công nhiệm vụ\tQuý I/2026\tVăn phòng\n\t2\tBồi dưỡng kỹ năng\tQuý II/2026\tVăn phòng',
    )
    expect(items.map(({ area }) => area)).toEqual(['civil-service', 'civil-service'])
  })
})
