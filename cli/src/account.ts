import { parseArgs } from 'node:util'
import { Problem } from '@dondoc/server/lib/problem'
import { createAdministrator } from '@dondoc/server/modules/accounts/index'
import { withFloor } from './with-floor.ts'

const complain = (text: string): void => void process.stderr.write(`${text}\n`)

const OPTIONS = {
  name: { type: 'string' },
  email: { type: 'string' },
  authority: { type: 'string' },
  organization: { type: 'string' },
} as const

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error))
    return null
  }
}

/** What can go wrong, for the person at the keyboard. */
const REFUSALS: Readonly<Record<string, string>> = {
  'account.email-taken': 'Địa chỉ thư này đã có tài khoản. / This address has an account already.',
  'setup.authority-unclear':
    'Có nhiều hệ thống; thêm --authority với đúng tên. / There are several authorities: name one with --authority.',
  'organization.not-found': 'Không tìm thấy cơ quan gốc. / There is no root organization.',
  'request.invalid': 'Địa chỉ thư không hợp lệ. / The address is not valid.',
}

/**
 * `dondoc account create-administrator`: prints a password that must be changed at the first sign-in. In an empty installation
 * it also makes the authority and its root organization.
 */
export async function createAdministratorCommand(
  variables: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): Promise<number> {
  const options = readOptions(args)
  const { name, email, authority, organization } = options ?? {}
  if (name === undefined || email === undefined) {
    complain('Cần có --name và --email. / --name and --email are needed.')
    return 2
  }
  return withFloor(variables, async (deps) => {
    try {
      const password = await createAdministrator(deps, { name, email, authority, organization })
      process.stdout.write(
        `Đã tạo người quản trị ${name} <${email}>. / Created.\n` +
          `Mật khẩu dùng một lần, phải đổi khi đăng nhập (password for the first sign-in): ${password}\n`,
      )
      return 0
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      complain(REFUSALS[error.code] ?? error.code)
      return 1
    }
  })
}
