import { randomInt } from 'node:crypto'

/** Without 0 o, 1 l i: they are written down by hand and typed on a telephone. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'
const COUNT = 10
/** Ten signs of 31 are 49 bits, against tries that are counted. */
const HALF = 5

const half = (): string => Array.from({ length: HALF }, () => SIGNS[randomInt(SIGNS.length)]).join('')

/** Ten fresh recovery codes, each like `k7m2p-x9tqd`. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => `${half()}-${half()}`)
}

/** A recovery code as it was made, however it was typed: `K7M2P X9TQD` is `k7m2p-x9tqd`. */
export function readRecoveryCode(typed: string): string {
  const signs = typed.toLowerCase().replaceAll(/[\s\p{Pd}]/gu, '')
  return `${signs.slice(0, HALF)}-${signs.slice(HALF)}`
}
