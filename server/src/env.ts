import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { OidcProvider } from './lib/auth.ts'
import type { MailSettings } from './lib/mailer.ts'
import { StartProblem } from './lib/start-problem.ts'

/** The settings of a run, read once at the start. */
export interface Env {
  readonly port: number
  readonly host: string
  /** Absolute path: the embedded database, the files and the secret. */
  readonly dataDir: string
  /** A PostgreSQL server instead of the embedded one. */
  readonly databaseUrl: string | null
  /** The owner of the tables there, who only brings them to this version; null where DATABASE_URL does that, too. */
  readonly databaseOwnerUrl: string | null
  readonly demo: boolean
  /** The address that people type, where a proxy stands in front. */
  readonly publicUrl: string | null
  readonly trustProxy: readonly string[]
  readonly authSecret: string | null
  /** Null where no mail server is named: invitations and forgotten passwords then go through the administrator. */
  readonly mail: MailSettings | null
  /** An OpenID Connect provider through which people sign in, besides their password. */
  readonly oidc: OidcProvider | null
  /** The largest file given as evidence. */
  readonly fileLimitBytes: number
  readonly logLevel: (typeof LOG_LEVELS)[number]
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const

interface Setting {
  readonly schema: z.ZodType
  /** What is used where the variable is absent, for `--help`. */
  readonly preset: string
  readonly vi: string
  readonly en: string
  /** What is wrong with a value that the schema refuses. */
  readonly wrong: { readonly vi: string; readonly en: string }
}

const hasProtocol = (protocols: readonly string[]) => (text: string) =>
  protocols.includes(URL.parse(text)?.protocol ?? '')

const SETTINGS = {
  PORT: {
    schema: z.coerce.number().int().min(1).max(65_535).default(3000),
    preset: '3000',
    vi: 'cổng của ứng dụng web',
    en: 'port of the web application',
    wrong: { vi: 'phải là số nguyên từ 1 đến 65535.', en: 'must be a whole number from 1 to 65535.' },
  },
  HOST: {
    schema: z.string().default('127.0.0.1'),
    preset: '127.0.0.1',
    vi: 'địa chỉ lắng nghe; 0.0.0.0 để máy khác trong mạng truy cập được',
    en: 'address to listen at; 0.0.0.0 lets other machines in',
    wrong: { vi: 'phải là một địa chỉ hoặc tên máy.', en: 'must be an address or a host name.' },
  },
  DATA_DIR: {
    schema: z
      .string()
      .default('data')
      .transform((path) => (isAbsolute(path) ? path : resolve(ROOT, path))),
    preset: './data',
    vi: 'thư mục dữ liệu (cơ sở dữ liệu kèm theo, tệp văn bản)',
    en: 'data folder (embedded database, files)',
    wrong: { vi: 'phải là đường dẫn thư mục.', en: 'must be the path of a folder.' },
  },
  DATABASE_URL: {
    schema: z
      .string()
      .refine(hasProtocol(['postgres:', 'postgresql:']))
      .optional(),
    preset: '—',
    vi: 'máy chủ PostgreSQL (15 trở lên) dùng thay cơ sở dữ liệu kèm theo',
    en: 'PostgreSQL server (15 or newer) instead of the embedded one',
    wrong: {
      vi: 'phải có dạng postgres://người-dùng:mật-khẩu@máy-chủ:5432/cơ-sở-dữ-liệu',
      en: 'must look like postgres://user:password@host:5432/database',
    },
  },
  DATABASE_OWNER_URL: {
    schema: z
      .string()
      .refine(hasProtocol(['postgres:', 'postgresql:']))
      .optional(),
    preset: '—',
    vi: 'cùng cơ sở dữ liệu, tài khoản sở hữu các bảng; chỉ dùng khi khởi động để cập nhật cấu trúc. Khi đó tài khoản trong DATABASE_URL không sở hữu bảng nào',
    en: 'same database, the login that owns the tables, used at the start only; DATABASE_URL then is a login that owns nothing',
    wrong: {
      vi: 'phải có dạng postgres://người-dùng:mật-khẩu@máy-chủ:5432/cơ-sở-dữ-liệu',
      en: 'must look like postgres://user:password@host:5432/database',
    },
  },
  DEMO: {
    schema: z
      .enum(['0', '1'])
      .default('1')
      .transform((value) => value === '1'),
    preset: '1',
    vi: '1: nạp dữ liệu mẫu khi trống và cho đăng nhập mẫu; 0: không',
    en: '1: load sample data when empty and offer demo sign-ins; 0: do not',
    wrong: { vi: 'phải là 0 hoặc 1.', en: 'must be 0 or 1.' },
  },
  PUBLIC_URL: {
    schema: z
      .string()
      .refine(hasProtocol(['http:', 'https:']))
      .optional(),
    preset: '—',
    vi: 'địa chỉ người dùng gõ khi có proxy phía trước, ví dụ https://dondoc.tinh.gov.vn',
    en: 'address that people type where a proxy stands in front',
    wrong: { vi: 'phải là địa chỉ bắt đầu bằng http:// hoặc https://', en: 'must begin with http:// or https://' },
  },
  TRUST_PROXY: {
    schema: z
      .string()
      .regex(/^[0-9a-f.:/, ]+$/i)
      .transform((list) => list.split(',').map((address) => address.trim()))
      .optional(),
    preset: '—',
    vi: 'địa chỉ IP của các proxy tin cậy, cách nhau bằng dấu phẩy',
    en: 'IP addresses of trusted proxies, separated by commas',
    wrong: { vi: 'phải là các địa chỉ IP cách nhau bằng dấu phẩy.', en: 'must be IP addresses separated by commas.' },
  },
  AUTH_SECRET: {
    schema: z.string().min(32).optional(),
    preset: '—',
    vi: 'khóa bí mật ký phiên đăng nhập (không đặt: tự tạo và giữ trong thư mục dữ liệu)',
    en: 'secret that signs sessions (absent: made once and kept in the data folder)',
    wrong: { vi: 'phải dài ít nhất 32 ký tự.', en: 'must have at least 32 characters.' },
  },
  SMTP_URL: {
    schema: z
      .string()
      .refine(hasProtocol(['smtp:', 'smtps:']))
      .optional(),
    preset: '—',
    vi: 'máy chủ gửi thư cho lời mời và đặt lại mật khẩu',
    en: 'mail server for invitations and password resets',
    wrong: {
      vi: 'phải có dạng smtp://người-dùng:mật-khẩu@máy-chủ:587 hoặc smtps://…:465',
      en: 'must look like smtp://user:password@host:587 or smtps://…:465',
    },
  },
  SMTP_FROM: {
    schema: z
      .string()
      .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/)
      .optional(),
    preset: '—',
    vi: 'người gửi thư, ví dụ Đôn Đốc <dondoc@tinh.gov.vn>; bắt buộc khi có SMTP_URL',
    en: 'sender of mail; needed with SMTP_URL',
    wrong: { vi: 'phải là địa chỉ thư, bắt buộc khi có SMTP_URL.', en: 'must be an address, needed with SMTP_URL.' },
  },
  OIDC_ISSUER: {
    schema: z
      .string()
      .refine(hasProtocol(['http:', 'https:']))
      .optional(),
    preset: '—',
    vi: 'nhà cung cấp đăng nhập OpenID Connect; liên kết với tài khoản theo thư điện tử đã xác minh',
    en: 'OpenID Connect provider; linked to accounts by verified e-mail',
    wrong: { vi: 'phải là địa chỉ bắt đầu bằng http:// hoặc https://', en: 'must begin with http:// or https://' },
  },
  OIDC_NAME: {
    schema: z.string().max(100).default('Đăng nhập một lần'),
    preset: 'Đăng nhập một lần',
    vi: 'tên nhà cung cấp trên trang đăng nhập',
    en: 'name of the provider on the sign-in page',
    wrong: { vi: 'dài nhất 100 ký tự.', en: 'has 100 characters at most.' },
  },
  OIDC_CLIENT_ID: {
    schema: z.string().optional(),
    preset: '—',
    vi: 'mã ứng dụng tại nhà cung cấp; bắt buộc khi có OIDC_ISSUER',
    en: 'client id at the provider; needed with OIDC_ISSUER',
    wrong: { vi: 'bắt buộc khi có OIDC_ISSUER.', en: 'is needed with OIDC_ISSUER.' },
  },
  OIDC_CLIENT_SECRET: {
    schema: z.string().optional(),
    preset: '—',
    vi: 'khóa bí mật của ứng dụng tại nhà cung cấp; bắt buộc khi có OIDC_ISSUER',
    en: 'client secret at the provider; needed with OIDC_ISSUER',
    wrong: { vi: 'bắt buộc khi có OIDC_ISSUER.', en: 'is needed with OIDC_ISSUER.' },
  },
  FILE_LIMIT_MB: {
    schema: z.coerce.number().int().min(1).max(2000).default(100),
    preset: '100',
    vi: 'dung lượng lớn nhất của một tệp đính kèm văn bản, tính bằng MB',
    en: 'the largest file attached to a record, in MB',
    wrong: { vi: 'phải là số nguyên từ 1 đến 2000.', en: 'must be a whole number from 1 to 2000.' },
  },
  LOG_LEVEL: {
    schema: z.enum(LOG_LEVELS).default('warn'),
    preset: 'warn',
    vi: `mức nhật ký: ${LOG_LEVELS.join(', ')}`,
    en: 'level of the log',
    wrong: { vi: `phải là một trong: ${LOG_LEVELS.join(', ')}.`, en: `must be one of: ${LOG_LEVELS.join(', ')}.` },
  },
} as const satisfies Record<string, Setting>

type Name = keyof typeof SETTINGS
const NAMES = Object.keys(SETTINGS) as Name[]

/**
 * Reads the settings; an empty variable counts as absent. Every wrong one is named at once: `{ok: false}` carries a
 * `StartProblem` `env.invalid` for each.
 */
export function readEnv(
  variables: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly env: Env } | { readonly ok: false; readonly problems: StartProblem[] } {
  const problems: StartProblem[] = []
  const wrong = new Set<Name>()
  function read<Value>(name: Name, schema: z.ZodType<Value>): Value | undefined {
    const result = schema.safeParse(variables[name] === '' ? undefined : variables[name])
    if (!result.success) {
      wrong.add(name)
      problems.push(new StartProblem('env.invalid', { name, ...SETTINGS[name].wrong }))
    }
    return result.data
  }
  /** A setting that another one asks for. */
  const needed = (name: Name, value: string | undefined): string => {
    if (value === undefined && !wrong.has(name))
      problems.push(new StartProblem('env.invalid', { name, ...SETTINGS[name].wrong }))
    return value ?? ''
  }
  const databaseUrl = read('DATABASE_URL', SETTINGS.DATABASE_URL.schema)
  const ownerUrl = read('DATABASE_OWNER_URL', SETTINGS.DATABASE_OWNER_URL.schema)
  // An owner of another database than the one that is used would be migrated in vain.
  if (ownerUrl !== undefined) needed('DATABASE_URL', databaseUrl)
  const smtpUrl = read('SMTP_URL', SETTINGS.SMTP_URL.schema)
  const from = read('SMTP_FROM', SETTINGS.SMTP_FROM.schema)
  const issuer = read('OIDC_ISSUER', SETTINGS.OIDC_ISSUER.schema)
  const clientId = read('OIDC_CLIENT_ID', SETTINGS.OIDC_CLIENT_ID.schema)
  const clientSecret = read('OIDC_CLIENT_SECRET', SETTINGS.OIDC_CLIENT_SECRET.schema)
  const oidcName = read('OIDC_NAME', SETTINGS.OIDC_NAME.schema) ?? ''
  const env = {
    mail: smtpUrl === undefined ? null : { smtpUrl, from: needed('SMTP_FROM', from) },
    oidc:
      issuer === undefined
        ? null
        : {
            id: 'oidc',
            name: oidcName,
            issuer,
            clientId: needed('OIDC_CLIENT_ID', clientId),
            clientSecret: needed('OIDC_CLIENT_SECRET', clientSecret),
          },
    port: read('PORT', SETTINGS.PORT.schema) ?? 0,
    host: read('HOST', SETTINGS.HOST.schema) ?? '',
    dataDir: read('DATA_DIR', SETTINGS.DATA_DIR.schema) ?? '',
    databaseUrl: databaseUrl ?? null,
    databaseOwnerUrl: ownerUrl ?? null,
    demo: read('DEMO', SETTINGS.DEMO.schema) ?? false,
    publicUrl: read('PUBLIC_URL', SETTINGS.PUBLIC_URL.schema) ?? null,
    trustProxy: read('TRUST_PROXY', SETTINGS.TRUST_PROXY.schema) ?? [],
    authSecret: read('AUTH_SECRET', SETTINGS.AUTH_SECRET.schema) ?? null,
    fileLimitBytes: (read('FILE_LIMIT_MB', SETTINGS.FILE_LIMIT_MB.schema) ?? 100) * 1024 * 1024,
    logLevel: read('LOG_LEVEL', SETTINGS.LOG_LEVEL.schema) ?? 'warn',
  }
  return problems.length === 0 ? { ok: true, env } : { ok: false, problems }
}

const NAME_WIDTH = Math.max(...NAMES.map((name) => name.length))

/** The settings as a table for `--help`, in Vietnamese and English. */
export function describeEnv(): string {
  return NAMES.map((name) => {
    const { preset, vi, en } = SETTINGS[name]
    return `  ${name.padEnd(NAME_WIDTH)} ${vi} [${preset}]\n  ${' '.repeat(NAME_WIDTH)} ${en}`
  }).join('\n')
}
