/** What a column of a plan's table is for. */
export type ColumnRole =
  | 'ordinal'
  | 'objective'
  | 'task'
  | 'activity'
  | 'product'
  | 'lead'
  | 'coordinator'
  | 'deadline'
  | 'budget'
  | 'note'
  | 'grounds'
  | 'leader'
  | 'other'

interface Heading {
  readonly role: ColumnRole
  /** Any of these makes a heading of the role; words without accents. */
  readonly cores: readonly string[]
  /** Words that may stand beside the core. */
  readonly beside: string
}

const doers =
  'co quan don vi bo phan phong ban nguoi can bo cong chuc vien to chuc ca nhan chuyen mon tham muu thuc hien chinh giao duoc va cac dau moi nganh dia phuong trien khai giup viec hoac chiu tham gia lien quan'
const work =
  'cu the trong tam thuc hien chu yeu cong viec cai cach hanh chinh cchc va ten nhom can trien khai giai phap ke hoach cong tac dau viec chi tiet nhiem vu noi dung hoat dong yeu cau linh vuc'

const headings: readonly Heading[] = [
  {
    role: 'ordinal',
    cores: ['stt', 'tt', 'so tt', 'so thu tu', 's tt', 'so stt', 'st t', 't t', 's t t', 'so t t'],
    beside: '',
  },
  {
    role: 'objective',
    cores: ['muc tieu', 'chi tieu'],
    beside: 'cu the cai cach hanh chinh cchc nam can dat va phan dau yeu cau',
  },
  {
    role: 'task',
    cores: ['nhiem vu', 'noi dung', 'cong viec', 'dau viec', 'giai phap', 'ten cong viec', 'cong tac'],
    beside: work.replace('hoat dong ', ''),
  },
  { role: 'activity', cores: ['hoat dong'], beside: 'cu the thuc hien chinh chu yeu noi dung trien khai cac va' },
  {
    role: 'product',
    cores: ['san pham', 'ket qua'],
    beside:
      'dau ra du kien dat duoc hoan thanh can yeu cau thuc hien chinh chu yeu cac phai giao nop trinh va muc tieu cong viec van ban cu the cuoi cung hinh thuc',
  },
  {
    role: 'lead',
    cores: [
      'chu tri',
      'phu trach',
      'dau moi',
      'phan cong',
      'trach nhiem',
      'don vi thuc hien',
      'co quan thuc hien',
      'bo phan thuc hien',
      'phong thuc hien',
      'nguoi thuc hien',
      'can bo thuc hien',
      'don vi tham muu',
      'co quan tham muu',
      'don vi vi thuc hien',
      'to chuc thuc hien',
    ],
    beside: `${doers} lanh dao`,
  },
  { role: 'coordinator', cores: ['phoi hop'], beside: doers },
  {
    role: 'deadline',
    cores: [
      'thoi gian',
      'thoi han',
      'tien do',
      'han hoan thanh',
      'thoi diem',
      'moc thoi gian',
      'ky han',
      'bat dau',
      'ket thuc',
    ],
    beside: 'hoan thanh thuc hien bat dau ket thuc trinh du kien xong giai quyet yeu cau ban hanh cong viec',
  },
  {
    role: 'budget',
    cores: ['kinh phi', 'du toan', 'nguon luc', 'nguon von'],
    beside: 'nguon du kien thuc hien trieu dong ty dvt don vi tinh uoc nam bao dam dam va nghin ngan sach vnd',
  },
  { role: 'note', cores: ['ghi chu', 'luu y'], beside: 'khac' },
  {
    role: 'grounds',
    cores: ['can cu', 'co so phap ly', 'van ban chi dao', 'van ban giao'],
    beside: 'phap ly van ban thuc hien de cac so ky hieu',
  },
  {
    role: 'leader',
    cores: ['lanh dao'],
    beside: 'chi dao phu trach ubnd so nganh theo doi cua ban bo cuc phuong xa tinh huyen vu don vi truc tiep',
  },
  {
    role: 'other',
    cores: [
      'can cu',
      'co so phap ly',
      'lanh dao',
      'chi so',
      'tieu chi',
      'don vi tinh',
      'so luong',
      'dia diem',
      'doi tuong',
      'hinh thuc',
      'linh vuc',
      'thanh phan',
    ],
    beside:
      'phap ly cua chi dao phu trach ubnd so nganh theo doi thanh cap danh gia thuc hien trien khai to chuc truyen thong tham gia ap dung van ban tinh huyen xa phuong ban bo cuc',
  },
]

/** The leader in charge is not the body in charge, whatever else the heading says. */
const SAYS_MORE = 8

const compiled = headings.map((heading) => ({
  ...heading,
  words: new Set(`${heading.beside} ${heading.cores.join(' ')}`.split(' ')),
}))

const kinds = new Map<string, number>()
compiled.forEach((heading, i) => {
  for (const word of heading.words) kinds.set(word, (kinds.get(word) ?? 0) | (1 << i))
})

/** The kinds of heading a word (without accents) can stand in, one bit each; 0 where it stands in none. */
export function headingKinds(folded: string): number {
  return kinds.get(folded) ?? 0
}

/** The role a heading's words (without accents, one blank between) speak of, or null. Longer cores win. */
export function roleOfHeading(folded: string): ColumnRole | null {
  let best: { role: ColumnRole; length: number } | null = null
  const words = folded.split(' ')
  for (const heading of compiled) {
    if (!words.every((word) => heading.words.has(word))) continue
    for (const core of heading.cores) {
      const length = core.length + (core === 'lanh dao' ? SAYS_MORE : 0)
      const found = length > (best?.length ?? 0) && ` ${folded} `.includes(` ${core} `)
      if (found && (heading.role !== 'ordinal' || folded === core)) best = { role: heading.role, length }
    }
  }
  return best?.role ?? null
}

/** Columns of running text: their cells are long and begin records. */
export function isWorkRole(role: ColumnRole): boolean {
  return role === 'objective' || role === 'task' || role === 'activity'
}
