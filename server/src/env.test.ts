import { describe, expect, test } from 'vitest'
import { readEnv } from './env.ts'

/** The names that are complained about. */
function wrongNames(variables: Record<string, string>): string[] {
  const read = readEnv(variables)
  return read.ok ? [] : read.problems.map(({ en }) => /variable (\w+)/.exec(en)?.[1] ?? '')
}

const MAIL = { SMTP_URL: 'smtp://thu.tinh.gov.vn', SMTP_FROM: 'Đôn Đốc <dondoc@tinh.gov.vn>' }
const OIDC = { OIDC_ISSUER: 'https://dangnhap.gov.vn', OIDC_CLIENT_ID: 'dondoc', OIDC_CLIENT_SECRET: 'bí mật' }

describe('settings', () => {
  test('need neither a mail server nor a provider', () => {
    expect(readEnv({})).toMatchObject({ ok: true, env: { mail: null, oidc: null } })
  })

  test('name the mail server with its sender, and the provider with its secret', () => {
    expect(readEnv({ ...MAIL, ...OIDC })).toMatchObject({
      ok: true,
      env: {
        mail: { smtpUrl: MAIL.SMTP_URL, from: MAIL.SMTP_FROM },
        oidc: { id: 'oidc', name: 'Đăng nhập một lần', issuer: OIDC.OIDC_ISSUER, clientId: 'dondoc' },
      },
    })
  })

  test.each([
    [{ SMTP_URL: MAIL.SMTP_URL }, ['SMTP_FROM']],
    [{ ...MAIL, SMTP_URL: 'thu.tinh.gov.vn' }, ['SMTP_URL']],
    [{ ...MAIL, SMTP_FROM: 'không phải địa chỉ' }, ['SMTP_FROM']],
    [{ ...MAIL, SMTP_FROM: 'a@b.vn\nBcc: c@d.vn' }, ['SMTP_FROM']],
    [{ DATABASE_OWNER_URL: 'postgres://chu@may/dondoc' }, ['DATABASE_URL']],
    [
      { DATABASE_URL: 'may/dondoc', DATABASE_OWNER_URL: 'mysql://chu@may/dondoc' },
      ['DATABASE_URL', 'DATABASE_OWNER_URL'],
    ],
    [{ OIDC_ISSUER: OIDC.OIDC_ISSUER }, ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']],
    [{ ...OIDC, OIDC_ISSUER: 'dangnhap' }, ['OIDC_ISSUER']],
  ])('%o lack or spoil %o', (variables, names) => {
    expect(wrongNames(variables)).toEqual(names)
  })
})
