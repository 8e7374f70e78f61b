import { describe, expect, test } from 'vitest'
import { type DrawnCell, documentOf, lines, paragraph, table } from './plan-blocks.fixture.ts'
import { readPlan } from './read-plan.ts'

const HEAD = ['TT', 'Nhiệm vụ', 'Sản phẩm', 'Chủ trì', 'Thời gian']
const read = (...rows: readonly (readonly DrawnCell[])[]) => readPlan(documentOf([table(...rows)]), 'x').items
const said = (...rows: readonly (readonly DrawnCell[])[]) =>
  read(...rows).map(({ ordinal, objective, task, activity }) => [ordinal, objective, task, activity])

describe('rows of a plan', () => {
  test('a group row over tasks is their objective, over activities their task', () => {
    expect(
      said(
        HEAD,
        ['1', { text: 'Công tác tuyên truyền', cols: 4 }],
        ['1.1', 'Ban hành kế hoạch', 'Kế hoạch', 'Văn phòng', 'Quý I/2026'],
        ['1.2', 'Đăng tin bài', 'Tin bài', 'Văn phòng', 'Hằng tháng'],
        ['2', 'Họp giao ban', 'Kết luận', 'Văn phòng', 'Hằng quý'],
      ),
    ).toEqual([
      ['1.1', 'Công tác tuyên truyền', 'Ban hành kế hoạch', null],
      ['1.2', 'Công tác tuyên truyền', 'Đăng tin bài', null],
      ['2', null, 'Họp giao ban', null],
    ])
    expect(
      said(
        ['TT', 'Nhiệm vụ', 'Hoạt động', 'Chủ trì', 'Thời gian'],
        ['1', { text: 'Rà soát thủ tục', cols: 4 }],
        ['', '', 'Lập danh mục', 'Văn phòng', 'Quý I'],
      ),
    ).toEqual([[null, null, 'Rà soát thủ tục', 'Lập danh mục']])
  })
  test('a parent that says nothing but its task heads the numbers below it', () => {
    expect(
      said(
        HEAD,
        ['1', 'Rà soát thủ tục', '', '', ''],
        ['1.1', 'Lập danh mục', 'Danh mục', 'Văn phòng', 'Quý I'],
        ['1.2', 'Công khai', 'Bảng', 'Văn phòng', 'Quý II'],
      ),
    ).toEqual([
      ['1.1', 'Rà soát thủ tục', 'Lập danh mục', null],
      ['1.2', 'Rà soát thủ tục', 'Công khai', null],
    ])
  })
  test('a last row without anything but its task stays a row', () => {
    expect(
      said(HEAD, ['1', 'Rà soát thủ tục', 'Danh mục', 'Văn phòng', 'Quý I'], ['2', 'Công khai', '', '', '']),
    ).toEqual([
      ['1', null, 'Rà soát thủ tục', null],
      ['2', null, 'Công khai', null],
    ])
  })
  test('merged cells are repeated on each of their rows', () => {
    const items = read(
      ['TT', 'Nhiệm vụ', 'Hoạt động', 'Chủ trì', 'Thời gian'],
      [
        { text: '1', rows: 2 },
        { text: 'Rà soát thủ tục', rows: 2 },
        'Lập danh mục',
        { text: 'Văn phòng', rows: 2 },
        { text: 'Quý I/2026', rows: 2 },
      ],
      ['Công khai danh mục'],
    )
    expect(items).toMatchObject([
      {
        ordinal: '1',
        task: 'Rà soát thủ tục',
        activity: 'Lập danh mục',
        leadText: 'Văn phòng',
        deadlineText: 'Quý I/2026',
      },
      {
        ordinal: '1',
        task: 'Rà soát thủ tục',
        activity: 'Công khai danh mục',
        leadText: 'Văn phòng',
        deadlineText: 'Quý I/2026',
      },
    ])
  })
  test('printed labels leave the text', () => {
    const items = read(
      ['Mục tiêu', 'Nhiệm vụ', 'Hoạt động', 'Chủ trì', 'Thời gian'],
      ['1. Đúng hạn', '1.1. Nhiệm vụ 1: Số hóa hồ sơ', 'Hoạt động 2: Tập huấn', 'Sở Nội vụ', 'Năm 2026'],
    )
    expect(items).toMatchObject([
      {
        objective: '1. Đúng hạn',
        taskLabel: '1.1. Nhiệm vụ 1:',
        task: 'Số hóa hồ sơ',
        activityLabel: 'Hoạt động 2:',
        activity: 'Tập huấn',
      },
    ])
  })
  test('a number printed before the task is its number, a list in a cell is not labelled', () => {
    const head = ['Nhiệm vụ', 'Sản phẩm', 'Chủ trì', 'Thời gian']
    expect(
      read(
        head,
        ['1. Số hóa hồ sơ', 'Báo cáo', 'Văn phòng', 'Quý I'],
        ['a) Rà soát; b) Công khai', 'Báo cáo', 'Văn phòng', 'Quý I'],
      ),
    ).toMatchObject([
      { ordinal: '1', taskLabel: '1.', task: 'Số hóa hồ sơ' },
      { ordinal: null, taskLabel: null, task: 'a) Rà soát; b) Công khai' },
    ])
  })
  test('a total and a lone rest of a cell are no rows', () => {
    const items = read(
      HEAD,
      ['1', 'Số hóa hồ sơ', 'Báo cáo', 'Văn phòng UBND', 'Quý I'],
      ['', '', '', 'UBND', ''],
      ['Tổng cộng', '', '', '', '15'],
    )
    expect(items).toMatchObject([{ task: 'Số hóa hồ sơ', leadText: 'Văn phòng UBND UBND' }])
  })
  test('a heading repeated on a new page and the numbers of columns are no rows', () => {
    expect(
      said(
        HEAD,
        ['(1)', '(2)', '(3)', '(4)', '(5)'],
        ['1', 'Số hóa hồ sơ', 'Báo cáo', 'Văn phòng', 'Quý I'],
        HEAD,
        ['1', '2', '3', '4', '5'],
        ['2', 'Họp giao ban', 'Kết luận', 'Văn phòng', 'Quý I'],
      ),
    ).toEqual([
      ['1', null, 'Số hóa hồ sơ', null],
      ['2', null, 'Họp giao ban', null],
    ])
  })
  test('what a page end cut off goes back to its row', () => {
    const items = read(
      HEAD,
      ['1', 'Tiếp nhận hồ sơ của người', 'Báo cáo', 'Văn phòng', 'Chậm nhất sau 30 ngày, kể từ khi có thông tư'],
      HEAD,
      ['', 'dân tại bộ phận một cửa', '', '', 'hướng dẫn'],
    )
    expect(items).toMatchObject([
      {
        task: 'Tiếp nhận hồ sơ của người dân tại bộ phận một cửa',
        deadlineText: 'Chậm nhất sau 30 ngày, kể từ khi có thông tư hướng dẫn',
        confidence: 0.9,
      },
    ])
  })
  test('a row without a number that says something new is a row', () => {
    expect(
      said(
        HEAD,
        ['1', 'Số hóa hồ sơ', 'Báo cáo', 'Văn phòng', 'Quý I'],
        ['', 'Họp giao ban', 'Kết luận', 'Văn phòng', 'Quý II'],
      ),
    ).toEqual([
      ['1', null, 'Số hóa hồ sơ', null],
      [null, null, 'Họp giao ban', null],
    ])
  })
  test('crosses under quarters name the quarter, columns of other names go to the note', () => {
    const items = read(
      [
        { text: 'TT', rows: 2 },
        { text: 'Nội dung', rows: 2 },
        { text: 'Đơn vị chủ trì', rows: 2 },
        { text: 'Thời gian năm 2026', cols: 2 },
        { text: 'Địa điểm', rows: 2 },
      ],
      ['Quý I', 'Quý II'],
      ['1', 'Tập huấn', 'Văn phòng', '', 'x', 'Hội trường A'],
    )
    expect(items).toMatchObject([{ deadlineText: 'Quý II', note: 'Địa điểm: Hội trường A' }])
  })
  test('one column for lead and coordinators is split by its words', () => {
    expect(
      read(
        ['TT', 'Nội dung', 'Cơ quan chủ trì/phối hợp', 'Thời gian'],
        ['1', 'Tập huấn', 'Chủ trì: Sở Nội vụ\nPhối hợp: Sở Tài chính, Văn phòng UBND tỉnh', 'Quý I/2026'],
      ),
    ).toMatchObject([
      { leadText: 'Sở Nội vụ', lead: ['Sở Nội vụ'], coordinators: ['Sở Tài chính', 'Văn phòng UBND tỉnh'] },
    ])
  })
})

describe('several tables', () => {
  test('each under its area heading make one plan', () => {
    const reading = readPlan(
      documentOf([
        paragraph('PHỤ LỤC'),
        paragraph('I. CẢI CÁCH THỂ CHẾ'),
        table(HEAD, ['1', 'Rà soát văn bản', 'Báo cáo', 'Văn phòng', 'Quý I']),
        paragraph('II. CẢI CÁCH TÀI CHÍNH CÔNG'),
        table(HEAD, ['1', 'Giải ngân', 'Báo cáo', 'Văn phòng', 'Quý I']),
      ]),
      'x',
    )
    expect(reading.items.map(({ area, areaHeading }) => [area, areaHeading])).toEqual([
      ['institutions', 'I. CẢI CÁCH THỂ CHẾ'],
      ['public-finance', 'II. CẢI CÁCH TÀI CHÍNH CÔNG'],
    ])
  })
  test('a table without a heading goes on with the columns of the one before', () => {
    expect(
      readPlan(
        documentOf([
          table(HEAD, ['1', 'Rà soát', 'Báo cáo', 'Văn phòng', 'Quý I']),
          table(['2', 'Giải ngân', 'Báo cáo', 'Phòng Tài chính', 'Quý II']),
        ]),
        'x',
      ).items.map(({ task, leadText }) => [task, leadText]),
    ).toEqual([
      ['Rà soát', 'Văn phòng'],
      ['Giải ngân', 'Phòng Tài chính'],
    ])
  })
})

test('tab-separated text in another order of columns', () => {
  const text = [
    'Đơn vị chủ trì\tThời hạn\tNội dung\tKết quả',
    'A\tCÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH\t\t',
    'Văn phòng\tTháng 3/2026\tBan hành kế hoạch kiểm tra\tKế hoạch',
    '',
    'Phòng Nội vụ\tTrước ngày 15/12/2026\tBáo cáo năm\tBáo cáo',
  ].join('\n')
  expect(readPlan(documentOf(lines(text), 'text'), 'x').items).toMatchObject([
    { area: 'direction', task: 'Ban hành kế hoạch kiểm tra', leadText: 'Văn phòng', products: ['Kế hoạch'] },
    {
      area: 'direction',
      task: 'Báo cáo năm',
      leadText: 'Phòng Nội vụ',
      deadline: { kind: 'before', date: '2026-12-15' },
    },
  ])
})
