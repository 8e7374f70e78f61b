import { unzipSync } from 'fflate'
import { UnreadableDocument } from '../unreadable.ts'
import type { OfficeLimits } from './limits.ts'
import { isCompoundFile, isZip, sniffOffice } from './sniff.ts'

/** The parts of an OOXML package by name, without leading slash. */
export type OfficePackage = ReadonlyMap<string, Uint8Array>

/** A name that leaves the package, is absolute, or names a drive. */
const isTrick = (name: string): boolean => /(^|[/\\])\.\.([/\\]|$)|^[a-z]:|\0/i.test(name)

/**
 * Unpacks the wanted parts of an OOXML package. Sizes are checked before anything is unpacked: fflate never writes more
 * than the size an entry declares, so the declared sizes bound the memory.
 * Throws UnreadableDocument for what is no package, is cut off, encrypted or larger than the limits.
 */
export function openPackage(bytes: Uint8Array, wanted: (name: string) => boolean, limits: OfficeLimits): OfficePackage {
  if (bytes.length === 0) throw new UnreadableDocument('document.empty')
  if (bytes.length > limits.bytes) throw new UnreadableDocument('document.too-large', `${bytes.length} bytes`)
  if (isCompoundFile(bytes)) {
    throw new UnreadableDocument(sniffOffice(bytes) === 'encrypted' ? 'document.encrypted' : 'document.needs-office')
  }
  if (!isZip(bytes)) throw new UnreadableDocument('document.unknown-kind')

  let parts = 0
  let unpacked = 0
  const seen = new Set<string>()
  const filter = (entry: { name: string; originalSize: number }): boolean => {
    parts++
    if (parts > limits.parts) throw new UnreadableDocument('document.too-large', `more than ${limits.parts} parts`)
    if (isTrick(entry.name)) throw new UnreadableDocument('document.unsafe', `part name ${JSON.stringify(entry.name)}`)
    const name = partName(entry.name)
    if (!wanted(name)) return false
    // Two parts of one name: readers disagree on which one counts.
    if (seen.has(name)) throw new UnreadableDocument('document.unsafe', `part ${name} twice`)
    seen.add(name)
    unpacked += entry.originalSize
    if (unpacked > limits.unpackedBytes)
      throw new UnreadableDocument('document.too-large', `${unpacked} bytes unpacked`)
    return true
  }
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter })).map(([name, part]) => [partName(name), part]))
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error
    throw new UnreadableDocument('document.truncated', error instanceof Error ? error.message : String(error))
  }
}

const partName = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '')
