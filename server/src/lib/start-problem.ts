/**
 * Why the service cannot start, as one table: code → sentence in Vietnamese and in English. Each says what to do.
 * These are for the person at the terminal; what the API refuses stands in contract/src/problems.ts.
 */
const grantsOf = (p: Params, login: string): string => {
  const roles = String(p['roles'])
  const made = roles.split(', ').map((role) => `CREATE ROLE ${role} NOLOGIN;`)
  return [...made, `GRANT ${roles} TO <${login}>;`].join(' ')
}

const START_PROBLEMS = {
  'env.invalid': {
    vi: (p: Params) => `Biến môi trường ${p['name']} không hợp lệ: ${p['vi']}`,
    en: (p: Params) => `Environment variable ${p['name']} is not valid: ${p['en']}`,
  },
  'port.in-use': {
    vi: (p: Params) =>
      `Cổng ${p['port']} đang có chương trình khác sử dụng. Hãy dừng chương trình đó, hoặc chọn cổng khác, ví dụ: PORT=${Number(p['port']) + 1} npm start`,
    en: (p: Params) =>
      `Port ${p['port']} is already in use. Stop the other program, or choose another port, for example: PORT=${Number(p['port']) + 1} npm start`,
  },
  'port.forbidden': {
    vi: (p: Params) =>
      `Không được phép mở cổng ${p['port']} tại địa chỉ ${p['host']}. Hãy chọn cổng từ 1024 trở lên và một địa chỉ của máy này.`,
    en: (p: Params) =>
      `Not allowed to listen on port ${p['port']} at ${p['host']}. Choose a port from 1024 up and an address of this machine.`,
  },
  'data.locked': {
    vi: (p: Params) =>
      `Thư mục dữ liệu ${p['folder']} đang được tiến trình ${p['pid']} sử dụng. Hãy dừng tiến trình đó, hoặc đặt DATA_DIR sang thư mục khác.`,
    en: (p: Params) =>
      `The data folder ${p['folder']} is in use by process ${p['pid']}. Stop that process, or set DATA_DIR to another folder.`,
  },
  'data.not-writable': {
    vi: (p: Params) =>
      `Không ghi được vào thư mục dữ liệu ${p['folder']} (${p['reason']}). Hãy cấp quyền ghi hoặc đổi DATA_DIR.`,
    en: (p: Params) =>
      `The data folder ${p['folder']} cannot be written (${p['reason']}). Grant write access or set another DATA_DIR.`,
  },
  'data.newer-postgres': {
    vi: (p: Params) =>
      `Thư mục dữ liệu ${p['folder']} do PostgreSQL ${p['found']} tạo, mới hơn PostgreSQL ${p['own']} của bản này. Hãy cài bản Đôn Đốc mới hơn; dữ liệu chưa bị thay đổi.`,
    en: (p: Params) =>
      `The data folder ${p['folder']} was made by PostgreSQL ${p['found']}, newer than this version's PostgreSQL ${p['own']}. Install a newer Đôn Đốc; nothing was changed.`,
  },
  'data.older-postgres': {
    vi: (p: Params) =>
      `Thư mục dữ liệu ${p['folder']} do PostgreSQL ${p['found']} tạo, cũ hơn PostgreSQL ${p['own']} của bản này. Hãy sao lưu bằng bản cũ rồi phục hồi vào thư mục mới; dữ liệu chưa bị thay đổi.`,
    en: (p: Params) =>
      `The data folder ${p['folder']} was made by PostgreSQL ${p['found']}, older than this version's PostgreSQL ${p['own']}. Back up with the old version and restore into a new folder; nothing was changed.`,
  },
  'data.newer-version': {
    vi: (p: Params) =>
      `Dữ liệu này thuộc một bản Đôn Đốc mới hơn (đã có thay đổi cấu trúc “${p['migration']}” mà bản này không biết). Hãy cài bản mới hơn; dữ liệu chưa bị thay đổi.`,
    en: (p: Params) =>
      `This data belongs to a newer version of Đôn Đốc (it has the migration “${p['migration']}”, unknown here). Install the newer version; nothing was changed.`,
  },
  'data.migration-changed': {
    vi: (p: Params) =>
      `Tệp thay đổi cấu trúc “${p['migration']}” khác với tệp đã áp dụng cho dữ liệu này. Hãy cài lại Đôn Đốc từ bản phát hành nguyên vẹn.`,
    en: (p: Params) =>
      `The migration file “${p['migration']}” differs from the one applied to this data. Reinstall Đôn Đốc from an intact release.`,
  },
  'data.migration-failed': {
    vi: (p: Params) =>
      `Không áp dụng được thay đổi cấu trúc “${p['migration']}”: ${p['reason']}. Cơ sở dữ liệu vẫn ở trạng thái trước đó.`,
    en: (p: Params) => `The migration “${p['migration']}” failed: ${p['reason']}. The database is as it was before it.`,
  },
  'postgres.missing': {
    vi: (p: Params) =>
      `Không có PostgreSQL kèm theo cho hệ máy này (${p['platform']}). Hãy chạy lại npm install, hoặc đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL 15 trở lên.`,
    en: (p: Params) =>
      `There is no bundled PostgreSQL for this platform (${p['platform']}). Run npm install again, or set DATABASE_URL to a PostgreSQL server, 15 or newer.`,
  },
  'postgres.root': {
    vi: () =>
      'PostgreSQL không chạy được với quyền root trên máy này (không tạo được user namespace). Hãy chạy bằng người dùng thường, đặt DATA_DIR vào thư mục mà mọi người dùng đi vào được, hoặc dùng DATABASE_URL.',
    en: () =>
      'PostgreSQL cannot run as root on this machine (user namespaces are forbidden). Run as an ordinary user, set DATA_DIR to a folder that every user can enter, or use DATABASE_URL.',
  },
  'postgres.failed': {
    vi: (p: Params) => `Cơ sở dữ liệu kèm theo không khởi động được. Xem ${p['log']}\n${p['tail']}`,
    en: (p: Params) => `The embedded database did not start. See ${p['log']}\n${p['tail']}`,
  },
  'database.unreachable': {
    vi: (p: Params) =>
      `Không kết nối được máy chủ cơ sở dữ liệu ${p['address']}: ${p['reason']}. Hãy kiểm tra DATABASE_URL và xem máy chủ có đang chạy không.`,
    en: (p: Params) =>
      `Cannot connect to the database server ${p['address']}: ${p['reason']}. Check DATABASE_URL and whether the server is running.`,
  },
  'database.too-old': {
    vi: (p: Params) => `Máy chủ PostgreSQL là bản ${p['found']}; Đôn Đốc cần bản 15 trở lên.`,
    en: (p: Params) => `The PostgreSQL server is version ${p['found']}; Đôn Đốc needs 15 or newer.`,
  },
  'database.not-utf8': {
    vi: (p: Params) => `Cơ sở dữ liệu dùng bảng mã ${p['found']}; hãy tạo lại với bảng mã UTF8.`,
    en: (p: Params) => `The database is encoded in ${p['found']}; create it again with encoding UTF8.`,
  },
  'database.no-roles': {
    vi: (p: Params) =>
      `Không tạo hoặc không nhận được các vai trò ${p['roles']} của cơ sở dữ liệu (${p['reason']}). Đề nghị quản trị máy chủ PostgreSQL chạy một lần: ${grantsOf(p, 'tài khoản trong DATABASE_URL')}`,
    en: (p: Params) =>
      `The database roles ${p['roles']} cannot be made or taken (${p['reason']}). Ask an administrator of the server to run once: ${grantsOf(p, 'login of DATABASE_URL')}`,
  },
} as const satisfies Record<string, { vi: (params: Params) => string; en: (params: Params) => string }>

type Params = Readonly<Record<string, string | number>>

export type StartProblemCode = keyof typeof START_PROBLEMS

/** A refusal to start, with a stable code and a sentence in two languages. `main.ts` prints it and exits with 1. */
export class StartProblem extends Error {
  readonly code: StartProblemCode
  readonly vi: string
  readonly en: string

  constructor(code: StartProblemCode, params: Params = {}) {
    const { vi, en } = START_PROBLEMS[code]
    super(`${code}: ${en(params)}`)
    this.name = 'StartProblem'
    this.code = code
    this.vi = vi(params)
    this.en = en(params)
  }
}
