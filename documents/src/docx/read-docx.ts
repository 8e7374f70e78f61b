import type { DocumentBlocks } from '@dondoc/domain/imports/blocks'
import { type OfficeLimits, officeLimits } from '../office/limits.ts'
import { type OfficePackage, openPackage } from '../office/open-package.ts'
import { childOf, childrenOf, parseXml, type XmlElement } from '../office/parse-xml.ts'
import { createWarningTally } from '../office/warnings.ts'
import { UnreadableDocument } from '../unreadable.ts'
import { createNumberer } from './numbering.ts'
import { readBlocks } from './read-blocks.ts'
import type { DocxReading } from './reading.ts'
import { readStyles } from './styles.ts'

/** Only what is read is unpacked: no pictures, no fonts, no macros. */
const isRead = (name: string): boolean => /\.(xml|rels)$/i.test(name) && !/^(customXml|docProps)\//i.test(name)

/**
 * Reads a DOCX (ISO/IEC 29500, transitional or strict) into blocks in reading order, as it prints with all tracked changes
 * accepted. There are no pages in the format: every place is null.
 * Throws UnreadableDocument for what cannot be opened; odd content becomes warnings.
 */
export function readDocx(bytes: Uint8Array, limits: OfficeLimits = officeLimits): DocumentBlocks {
  const parts = openPackage(bytes, isRead, limits)
  const main = mainPart(parts, limits)
  if (main === null) throw new UnreadableDocument('document.unknown-kind', 'no main document part')
  const related = relationships(parts, main, limits)
  const parse = (type: string): XmlElement | null => {
    const part = parts.get(related.get(type) ?? '')
    return part === undefined ? null : parseXml(part, limits)
  }
  const root = parseXml(parts.get(main) ?? new Uint8Array(), limits)
  const body = childOf(root, 'w:body')
  if (body === null) throw new UnreadableDocument('document.unknown-kind', `no body in ${main}`)

  const styles = readStyles(parse('styles'))
  const tally = createWarningTally()
  const numberer = createNumberer(parse('numbering'), styles)
  const reading: DocxReading = { styles, numberer, limits, tally, fields: [] }
  const blocks = readBlocks(reading, body)
  if (blocks.length === 0) tally.count('reader.pictures-only', countPictures(body))
  return { format: 'docx', blocks, pages: [], warnings: tally.warnings() }
}

const countPictures = (element: XmlElement): number =>
  (element.name.endsWith(':blip') || element.name.endsWith(':imagedata') ? 1 : 0) +
  element.children.reduce((total, child) => total + countPictures(child), 0)

/** The part the package names as its document; producers do not all call it word/document.xml. */
function mainPart(parts: OfficePackage, limits: OfficeLimits): string | null {
  const named = relationships(parts, '', limits).get('officeDocument')
  if (named !== undefined && parts.has(named)) return named
  return parts.has('word/document.xml') ? 'word/document.xml' : null
}

/** Targets inside the package by the last word of the relationship's type ("styles", "numbering"). */
function relationships(parts: OfficePackage, part: string, limits: OfficeLimits): ReadonlyMap<string, string> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const listing = parts.get(`${folder}_rels/${part.slice(slash + 1)}.rels`)
  const targets = new Map<string, string>()
  if (listing === undefined) return targets
  for (const relationship of childrenOf(parseXml(listing, limits), 'rel:Relationship')) {
    const { Type: type, Target: target, TargetMode: mode } = relationship.attributes
    if (type === undefined || target === undefined || mode === 'External') continue
    const kind = type.slice(type.lastIndexOf('/') + 1)
    if (!targets.has(kind)) targets.set(kind, resolvePart(folder, target))
  }
  return targets
}

/** Resolves a target against the folder of its source; it can only name a part of the package, never a file. */
function resolvePart(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
