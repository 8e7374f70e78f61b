import encodeQR from 'qr'
import decodeQR from 'qr/decode.js'
import { describe, expect, test } from 'vitest'
import { codeOf, pathOf, secretOf } from './code.ts'

const URI =
  'otpauth://totp/%C4%90%C3%B4n%20%C4%90%E1%BB%91c:nguyen.thi.huong.giang%40snv.phutho.gov.vn?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=%C4%90%C3%B4n%20%C4%90%E1%BB%91c&digits=6&period=30'

/** Paints a path of `MXXYhWv1h-Wz` pieces, as a browser does, eight points to a square. */
function paint(path: string, size: number): { width: number; height: number; data: Uint8Array } {
  const scale = 8
  const width = size * scale
  const data = new Uint8Array(width * width * 4).fill(255)
  for (const [, x = '', y = '', w = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++)
      for (let column = Number(x) * scale; column < (Number(x) + Number(w)) * scale; column++)
        data.set([0, 0, 0, 255], (row * width + column) * 4)
  }
  return { width, height: width, data }
}

describe('the QR code of an authenticator application', () => {
  test('says the whole address when a camera reads what is drawn', () => {
    const squares = encodeQR(URI, 'raw', { ecc: 'low' })
    expect(decodeQR(paint(pathOf(squares), squares.length))).toBe(URI)
  })
})

test('a secret is shown in groups of four', () => {
  expect(secretOf(URI)).toBe('ABCD EFGH IJKL MNOP QRST UVWX YZ23 4567')
  expect(secretOf('otpauth://totp/x')).toBe('')
})

test.each([
  ['123 456', '123456'],
  [' 12-34-56 ', '123456'],
  ['', ''],
])('the code typed as “%s” is %s', (typed, expected) => {
  expect(codeOf(typed)).toBe(expected)
})
