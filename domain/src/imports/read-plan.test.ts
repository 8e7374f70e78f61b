import { describe, expect, test } from 'vitest'
import { documentOf, lines, paragraph, table } from './plan-blocks.fixture.ts'
import { readPlan } from './read-plan.ts'

const codes = (reading: { findings: readonly { code: string; item: number | null }[] }): readonly string[] =>
  reading.findings.map(({ code, item }) => (item === null ? code : `${code}@${item}`))

describe('the plan of a ward, table in the body, areas without numbers', () => {
  const reading = readPlan(
    documentOf([
      table(
        ['ỦY BAN NHÂN DÂN\nPHƯỜNG TÂN AN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc'],
        ['Số: 45/KH-UBND', 'Tân An, ngày 15 tháng 01 năm 2026'],
      ),
      paragraph('KẾ HOẠCH'),
      paragraph('Cải cách hành chính năm 2026 trên địa bàn phường Tân An'),
      paragraph('Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;'),
      paragraph(
        'Căn cứ Kế hoạch số 812/KH-UBND của Ủy ban nhân dân tỉnh ngày 20/12/2025 về cải cách hành chính năm 2026.',
      ),
      paragraph('Ủy ban nhân dân phường Tân An ban hành Kế hoạch cải cách hành chính năm 2026 như sau:'),
      paragraph('MỤC TIÊU', 'I.'),
      paragraph('Nâng cao sự hài lòng của người dân khi giải quyết thủ tục hành chính.', '1.'),
      paragraph('NHIỆM VỤ', 'II.'),
      table(
        ['Nội dung công việc', 'Thời hạn', 'Đơn vị thực hiện', 'Đơn vị phối hợp', 'Kết quả đầu ra'],
        [{ text: 'Công tác chỉ đạo, điều hành', cols: 5 }],
        [
          'Ban hành Kế hoạch cải cách hành chính',
          'Trước 20/01/2026',
          'Văn phòng HĐND và UBND phường',
          'Phòng Kinh tế, Hạ tầng và Đô thị; Công an phường',
          'Kế hoạch',
        ],
        [{ text: 'Cải cách thủ tục hành chính', cols: 5 }],
        [
          'Số hóa 100% hồ sơ tiếp nhận',
          'Thường xuyên',
          'Trung tâm Phục vụ hành chính công phường',
          'Các phòng, ban, ngành, đoàn thể phường',
          '100% hồ sơ được số hóa',
        ],
        [
          'Niêm yết công khai thủ tục hành chính',
          'Hằng quý',
          'Trung tâm Phục vụ hành chính công phường',
          '',
          'Bảng niêm yết',
        ],
      ),
      paragraph('TỔ CHỨC THỰC HIỆN', 'III.'),
      paragraph('Văn phòng HĐND và UBND phường theo dõi, đôn đốc việc thực hiện Kế hoạch này./.', '1.'),
      table([
        'Nơi nhận:\n- Sở Nội vụ;\n- TT. Đảng ủy, HĐND phường;\n- Lưu: VT.',
        'TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Thị Mai Hương',
      ]),
    ]),
    'tan-an.docx',
  )
  test('reads the head', () => {
    expect(reading.document).toMatchObject({
      kind: 'Kế hoạch',
      superior: null,
      issuer: 'ỦY BAN NHÂN DÂN PHƯỜNG TÂN AN',
      number: '45/KH-UBND',
      place: 'Tân An',
      dateText: 'ngày 15 tháng 01 năm 2026',
      date: '2026-01-15',
      title: 'Cải cách hành chính năm 2026 trên địa bàn phường Tân An',
      period: { from: '2026-01-01', to: '2026-12-31' },
      legalBases: [
        { kind: 'Luật', number: '72/2025/QH15', date: '2025-06-16', issuer: null },
        { kind: 'Kế hoạch', number: '812/KH-UBND', date: '2025-12-20', issuer: 'Ủy ban nhân dân tỉnh' },
      ],
      recipients: ['Sở Nội vụ', 'TT. Đảng ủy, HĐND phường', 'Lưu: VT'],
      signer: { capacity: 'TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH', position: 'PHÓ CHỦ TỊCH', name: 'Trần Thị Mai Hương' },
    })
  })
  test('goes on with the body after the table', () => {
    expect(reading.sections.map(({ path, heading, points }) => [path, heading, points.length])).toEqual([
      ['I', 'MỤC TIÊU', 1],
      ['II', 'NHIỆM VỤ', 0],
      ['III', 'TỔ CHỨC THỰC HIỆN', 1],
    ])
  })
  test('reads the rows under their areas', () => {
    expect(
      reading.items.map(({ area, task, lead, coordinators, deadline }) => [
        area,
        task,
        lead,
        coordinators,
        deadline?.kind,
      ]),
    ).toEqual([
      [
        'direction',
        'Ban hành Kế hoạch cải cách hành chính',
        ['Văn phòng HĐND và UBND phường'],
        ['Phòng Kinh tế, Hạ tầng và Đô thị', 'Công an phường'],
        'before',
      ],
      [
        'procedures',
        'Số hóa 100% hồ sơ tiếp nhận',
        ['Trung tâm Phục vụ hành chính công phường'],
        ['Các phòng, ban, ngành, đoàn thể phường'],
        'ongoing',
      ],
      [
        'procedures',
        'Niêm yết công khai thủ tục hành chính',
        ['Trung tâm Phục vụ hành chính công phường'],
        [],
        'recurring',
      ],
    ])
    expect(reading.items[1]?.source).toMatchObject({
      page: 1,
      cells: { task: [0, 40, 10, 50], deadline: [10, 40, 20, 50] },
    })
    expect(codes(reading)).toContain('coordinator-missing@2')
  })
})

describe('the decision of a ministry with its plan annexed, ten columns under a two-line heading', () => {
  const reading = readPlan(
    documentOf([
      table(
        ['BỘ XÂY DỰNG', 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc'],
        ['Số: 1375/QĐ-BXD', 'Hà Nội, ngày 28 tháng 12 năm 2025'],
      ),
      paragraph('QUYẾT ĐỊNH'),
      paragraph('Ban hành Kế hoạch cải cách hành chính năm 2026 của Bộ Xây dựng'),
      paragraph('BỘ TRƯỞNG BỘ XÂY DỰNG'),
      paragraph(
        'Căn cứ Nghị định số 33/2025/NĐ-CP ngày 25 tháng 02 năm 2025 của Chính phủ quy định chức năng, nhiệm vụ của Bộ Xây dựng;',
      ),
      paragraph('Theo đề nghị của Chánh Văn phòng Bộ.'),
      paragraph('QUYẾT ĐỊNH:'),
      paragraph('Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2026 của Bộ Xây dựng.'),
      paragraph('Điều 2. Quyết định này có hiệu lực kể từ ngày ký.'),
      table(['Nơi nhận:\n- Như Điều 2;\n- Lưu: VT, VP.', 'BỘ TRƯỞNG\nLê Hồng Phúc']),
      paragraph('KẾ HOẠCH'),
      paragraph('Cải cách hành chính năm 2026 của Bộ Xây dựng'),
      paragraph('(Ban hành kèm theo Quyết định số 1375/QĐ-BXD ngày 28/12/2025)'),
      paragraph('I. MỤC TIÊU'),
      paragraph('- Cắt giảm ít nhất 30% thời gian giải quyết thủ tục hành chính.'),
      paragraph('PHỤ LỤC'),
      paragraph('PHÂN CÔNG NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026'),
      table(
        [
          { text: 'TT', rows: 2 },
          { text: 'Mục tiêu', rows: 2 },
          { text: 'Nhiệm vụ cụ thể', rows: 2 },
          { text: 'Sản phẩm dự kiến', rows: 2 },
          { text: 'Phân công thực hiện', cols: 2 },
          { text: 'Tiến độ', cols: 2 },
          { text: 'Nguồn kinh phí', rows: 2 },
          { text: 'Ghi chú', rows: 2 },
        ],
        ['Chủ trì', 'Phối hợp', 'Bắt đầu', 'Hoàn thành'],
        ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)', '(10)'],
        ['A', { text: 'CẢI CÁCH CHẾ ĐỘ CÔNG VỤ', cols: 9 }],
        [
          '1',
          { text: 'Nâng cao chất lượng đội ngũ', rows: 2 },
          'Tổ chức thi nâng ngạch',
          'Quyết định/Thông báo kết quả',
          { text: 'Vụ Tổ chức cán bộ', rows: 2 },
          'Các Cục, Vụ thuộc Bộ',
          '',
          'Quý III/2026',
          { text: 'Ngân sách nhà nước', rows: 2 },
          '',
        ],
        [
          '2',
          'Bồi dưỡng kiến thức chuyển đổi số',
          '- Kế hoạch;\n- Báo cáo kết quả',
          'Học viện Chiến lược, bồi dưỡng cán bộ xây dựng',
          'Tháng 3/2026',
          'Tháng 11/2026',
          'Lồng ghép',
        ],
        ['B', { text: 'XÂY DỰNG CHÍNH PHỦ ĐIỆN TỬ, CHÍNH PHỦ SỐ', cols: 9 }],
        [
          '1',
          'Dữ liệu dùng chung',
          'Hoàn thiện cơ sở dữ liệu quy hoạch',
          'Cơ sở dữ liệu',
          'Cục Chuyển đổi số',
          'Vụ Quy hoạch - Kiến trúc; các Sở Xây dựng',
          '',
          'Năm 2026',
          '',
          '',
        ],
      ),
    ]),
    'bxd.docx',
  )
  test('keeps the head of the decision and the body of the plan', () => {
    expect(reading.document).toMatchObject({
      kind: 'Quyết định',
      issuer: 'BỘ XÂY DỰNG',
      number: '1375/QĐ-BXD',
      place: 'Hà Nội',
      title: 'Ban hành Kế hoạch cải cách hành chính năm 2026 của Bộ Xây dựng',
      legalBases: [{ kind: 'Nghị định', number: '33/2025/NĐ-CP', date: '2025-02-25', issuer: 'Chính phủ' }],
      citations: [],
      signer: { capacity: null, position: 'BỘ TRƯỞNG', name: 'Lê Hồng Phúc' },
    })
    expect(reading.sections.map(({ path }) => path)).toEqual(['Điều 1', 'Điều 2', 'I'])
  })
  test('reads merged cells on each row and both columns of a group', () => {
    expect(
      reading.items.map((item) => [
        item.ordinal,
        item.area,
        item.objective,
        item.task,
        item.leadText,
        item.coordinatorText,
        item.deadlineText,
        item.budgetText,
        item.note,
      ]),
    ).toEqual([
      [
        '1',
        'civil-service',
        'Nâng cao chất lượng đội ngũ',
        'Tổ chức thi nâng ngạch',
        'Vụ Tổ chức cán bộ',
        'Các Cục, Vụ thuộc Bộ',
        'Quý III/2026',
        'Ngân sách nhà nước',
        null,
      ],
      [
        '2',
        'civil-service',
        'Nâng cao chất lượng đội ngũ',
        'Bồi dưỡng kiến thức chuyển đổi số',
        'Vụ Tổ chức cán bộ',
        'Học viện Chiến lược, bồi dưỡng cán bộ xây dựng',
        'Tháng 3/2026 - Tháng 11/2026',
        'Ngân sách nhà nước',
        'Lồng ghép',
      ],
      [
        '1',
        'digital',
        'Dữ liệu dùng chung',
        'Hoàn thiện cơ sở dữ liệu quy hoạch',
        'Cục Chuyển đổi số',
        'Vụ Quy hoạch - Kiến trúc; các Sở Xây dựng',
        'Năm 2026',
        null,
        null,
      ],
    ])
    expect(reading.items.map(({ products }) => products)).toEqual([
      ['Quyết định', 'Thông báo kết quả'],
      ['Kế hoạch', 'Báo cáo kết quả'],
      ['Cơ sở dữ liệu'],
    ])
    expect(reading.items[0]?.coordinators).toEqual(['Các Cục, Vụ thuộc Bộ'])
    expect(reading.items[2]?.coordinators).toEqual(['Vụ Quy hoạch - Kiến trúc', 'các Sở Xây dựng'])
    expect(reading.items[1]?.deadline).toMatchObject({ kind: 'within', to: '2026-11-30' })
  })
})

describe('the plan of a college as wrapped text, tasks in the body', () => {
  const text = `SỞ GIÁO DỤC VÀ ĐÀO TẠO
TRƯỜNG CAO ĐẲNG SƯ PHẠM
MIỀN ĐÔNG
Số: 12/KH-CĐSP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Biên Hòa, ngày 05 tháng 02 năm 2026

KẾ HOẠCH
Thực hiện công tác cải cách hành chính
năm 2026

Thực hiện Kế hoạch số 30/KH-SGDĐT ngày 10/01/2026 của Sở Giáo dục và Đào tạo về
công tác cải cách hành chính, Trường Cao đẳng Sư phạm Miền Đông xây dựng Kế
hoạch thực hiện như sau:

I. MỤC ĐÍCH
- Nâng cao nhận thức của viên chức, người lao động về cải cách hành chính; đổi
mới lề lối làm việc.

II. NỘI DUNG
1. Cải cách thủ tục hành chính
a) Rà soát, đơn giản hóa quy trình cấp bảng điểm, xác nhận sinh viên
- Đơn vị chủ trì: Phòng Đào tạo
- Đơn vị phối hợp: Phòng Công tác sinh viên, các khoa
- Thời gian hoàn thành: Quý II/2026
- Sản phẩm: Quyết định ban hành quy trình
2
b) Tiếp nhận hồ sơ trực tuyến (chủ trì: Phòng Hành chính; thời gian: tháng 9/2026)
2. Cải cách tài chính
a) Công khai dự toán, quyết toán theo quy định của Nhà nước để viên chức và người
lao động giám sát.

Nơi nhận:
- Sở GDĐT (b/c);
- Lưu: VT.

HIỆU TRƯỞNG

Phạm Văn Đức`
  const reading = readPlan(documentOf(lines(text), 'text'), 'cdsp.txt')
  test('reads head and signature from lines', () => {
    expect(reading.document).toMatchObject({
      superior: 'SỞ GIÁO DỤC VÀ ĐÀO TẠO',
      issuer: 'TRƯỜNG CAO ĐẲNG SƯ PHẠM MIỀN ĐÔNG',
      number: '12/KH-CĐSP',
      place: 'Biên Hòa',
      title: 'Thực hiện công tác cải cách hành chính năm 2026',
      legalBases: [{ kind: 'Kế hoạch', number: '30/KH-SGDĐT', date: '2026-01-10', issuer: 'Sở Giáo dục và Đào tạo' }],
      signer: { capacity: null, position: 'HIỆU TRƯỞNG', name: 'Phạm Văn Đức' },
    })
  })
  test('only what is assigned becomes a task', () => {
    expect(reading.items).toMatchObject([
      {
        area: 'procedures',
        task: 'Rà soát, đơn giản hóa quy trình cấp bảng điểm, xác nhận sinh viên',
        lead: ['Phòng Đào tạo'],
        coordinators: ['Phòng Công tác sinh viên', 'các khoa'],
        deadline: { kind: 'within', from: '2026-04-01', to: '2026-06-30' },
        products: ['Quyết định ban hành quy trình'],
      },
      {
        area: 'procedures',
        task: 'Tiếp nhận hồ sơ trực tuyến',
        lead: ['Phòng Hành chính'],
        deadline: { kind: 'within', to: '2026-09-30' },
      },
    ])
  })
})

describe('what a plan lacks is said', () => {
  const head = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời gian', 'Sản phẩm', 'Kinh phí']
  const row = (ordinal: string, task: string, deadline = 'Quý I/2026', budget = '') => [
    ordinal,
    task,
    'Văn phòng',
    'Các phòng',
    deadline,
    'Báo cáo',
    budget,
  ]
  const read = (...rows: readonly (readonly (string | { text: string; cols: number })[])[]) =>
    readPlan(
      documentOf([paragraph('KẾ HOẠCH'), paragraph('Cải cách hành chính năm 2026'), table(head, ...rows)]),
      'x.docx',
    )

  test('a lost heading is told from a jump in the numbers and from the wording', () => {
    const reading = read(
      ['II', { text: 'Cải cách thể chế', cols: 6 }],
      row('1', 'Rà soát, hệ thống hóa văn bản quy phạm pháp luật'),
      row('2', 'Theo dõi thi hành pháp luật'),
      row('3', 'Công khai thủ tục hành chính tại bộ phận một cửa'),
      row('4', 'Xin lỗi bằng văn bản khi trễ hẹn'),
      row('5', 'Đánh giá việc giải quyết TTHC'),
      ['IV', { text: 'Cải cách tổ chức bộ máy', cols: 6 }],
      row('6', 'Kiện toàn các phòng chuyên môn'),
    )
    expect(reading.items.map(({ area }) => area)).toEqual([
      'institutions',
      'institutions',
      'procedures',
      'procedures',
      'procedures',
      'organization',
    ])
    expect(reading.items.map(({ areaHeading }) => areaHeading)).toEqual([
      'II Cải cách thể chế',
      'II Cải cách thể chế',
      null,
      null,
      null,
      'IV Cải cách tổ chức bộ máy',
    ])
    expect(codes(reading)).toEqual(['area-repaired@2'])
  })
  test('headings in unbroken order are believed, whatever the wording of a task', () => {
    const reading = read(
      ['I', { text: 'Cải cách thể chế', cols: 6 }],
      row('1', 'Xây dựng văn bản quy phạm pháp luật về tài sản công, ngân sách'),
      ['II', { text: 'Cải cách tài chính công', cols: 6 }],
      row('1', 'Ứng dụng phần mềm kế toán'),
    )
    expect(reading.items.map(({ area }) => area)).toEqual(['institutions', 'public-finance'])
    expect(codes(reading)).toEqual([])
  })
  test('a plan without headings is told by its wording', () => {
    const reading = read(
      row('1', 'Ban hành kế hoạch CCHC năm 2026'),
      row('2', 'Kiểm soát thủ tục hành chính'),
      row('3', 'Tuyển dụng công chức theo vị trí việc làm'),
    )
    expect(reading.items.map(({ area }) => area)).toEqual(['direction', 'procedures', 'civil-service'])
    expect(codes(reading)).toContain('area-repaired@0')
  })
  test('a deadline under the budget moves where the time is empty', () => {
    const reading = read(
      ['I', { text: 'Cải cách thể chế', cols: 6 }],
      row('1', 'Theo dõi thi hành pháp luật', '', 'Tháng 6/2026'),
      row('2', 'Rà soát văn bản', '', 'Thường xuyên'),
    )
    expect(reading.items[0]).toMatchObject({
      deadlineText: 'Tháng 6/2026',
      budgetText: null,
      deadline: { kind: 'within', to: '2026-06-30' },
    })
    expect(reading.items[1]).toMatchObject({ deadlineText: null, budgetText: 'Thường xuyên' })
    expect(codes(reading)).toEqual(['value-moved@0', 'deadline-missing@1'])
  })
  test('gaps, duplicates, unreadable and outside deadlines are found', () => {
    const reading = read(
      ['I', { text: 'Cải cách thể chế', cols: 6 }],
      row('1', 'Theo dõi thi hành pháp luật'),
      row('3', 'Phổ biến pháp luật', 'sớm nhất có thể'),
      row('4', 'Phổ biến pháp luật mới', 'Quý I/2028'),
      row('5', 'Theo dõi thi hành pháp luật'),
    )
    expect(codes(reading)).toEqual([
      'deadline-unreadable@1',
      'deadline-outside-period@2',
      'ordinal-gap@1',
      'duplicate-item@3',
    ])
    expect(reading.items[1]?.deadline).toEqual({ kind: 'external', reference: 'sớm nhất có thể' })
  })
  test('an empty file, a file without tasks and an unknown year', () => {
    expect(codes(readPlan(documentOf([]), 'x'))).toEqual(['document-empty'])
    const reading = readPlan(documentOf([paragraph('Kính gửi các đơn vị')]), 'x')
    expect(codes(reading)).toEqual(['no-tasks', 'year-unknown'])
    expect(codes(readPlan(documentOf([paragraph('Kính gửi các đơn vị')]), 'x', { year: 2026 }))).toEqual(['no-tasks'])
  })
})
