import { unzipSync, zipSync } from 'fflate'
import type { Random } from './random.ts'

/** Bytes that parsers stumble over: limits of integers, quotes, marks of formats. */
const INTERESTING = [0x00, 0x01, 0x7f, 0x80, 0xff, 0x22, 0x26, 0x3c, 0x3e, 0x28, 0x29, 0x5b, 0x2f]

const WORDS = [
  '99999999',
  '-1',
  '0',
  '4294967296',
  '&#x0;',
  ']]>',
  '<w:tbl>',
  '</w:tc>',
  'endobj',
  'R',
  '%%EOF',
  '\u0000',
]

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array

const concat = (...parts: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

const flipBits: Mutation = (bytes, random) => {
  const out = bytes.slice()
  for (let n = 1 + random.below(16); n > 0 && out.length > 0; n--) {
    const at = random.below(out.length)
    out[at] = (out[at] ?? 0) ^ (1 << random.below(8))
  }
  return out
}

const setInteresting: Mutation = (bytes, random) => {
  const out = bytes.slice()
  for (let n = 1 + random.below(8); n > 0 && out.length > 0; n--)
    out[random.below(out.length)] = random.pick(INTERESTING)
  return out
}

const truncate: Mutation = (bytes, random) => bytes.slice(0, random.below(bytes.length + 1))

const dropPiece: Mutation = (bytes, random) => {
  const from = random.below(bytes.length + 1)
  return concat(bytes.subarray(0, from), bytes.subarray(from + random.below(Math.min(4096, bytes.length - from + 1))))
}

const repeatPiece: Mutation = (bytes, random) => {
  const from = random.below(bytes.length + 1)
  const piece = bytes.subarray(from, from + random.below(2048))
  const times = 1 + random.below(50)
  return concat(bytes.subarray(0, from), ...Array.from({ length: times }, () => piece), bytes.subarray(from))
}

const insertWord: Mutation = (bytes, random) => {
  const at = random.below(bytes.length + 1)
  return concat(bytes.subarray(0, at), new TextEncoder().encode(random.pick(WORDS)), bytes.subarray(at))
}

const FLAT: readonly Mutation[] = [flipBits, setInteresting, truncate, dropPiece, repeatPiece, insertWord]

/** Changes the parts inside a package (DOCX, XLSX) and packs them again, so that the faults reach the XML readers. */
const mutatePackage: Mutation = (bytes, random) => {
  const parts: Record<string, Uint8Array> = unzipSync(bytes)
  const names = Object.keys(parts)
  for (let n = 1 + random.below(3); n > 0; n--) {
    const name = random.pick(names)
    const part = parts[name]
    if (!part) continue
    if (random.chance(0.05)) delete parts[name]
    else parts[name] = random.pick(FLAT)(part, random).slice()
  }
  return zipSync(parts, { level: 1 })
}

const isPackage = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** One mutant of a file: usually one kind of damage, sometimes several, and for packages mostly inside their parts. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let mutant: Uint8Array =
    isPackage(bytes) && random.chance(0.8) ? mutatePackage(bytes, random) : random.pick(FLAT)(bytes, random)
  while (random.chance(0.2)) mutant = random.pick(FLAT)(mutant, random)
  return mutant
}
