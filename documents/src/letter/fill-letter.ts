import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { type OfficeLimits, officeLimits } from '../office/limits.ts'
import { type OfficePackage, openPackage } from '../office/open-package.ts'
import { type LetterData, NEEDED_TAGS } from './letter-data.ts'

/** Why a template cannot be used; `tag` where one is the matter. */
export interface TemplateFault {
  readonly kind: 'not-docx' | 'unsafe' | 'tag-broken' | 'tag-missing'
  readonly tag: string | null
}

/** A DOCX opened in memory may not be larger than this: an office's template is some ten kilobytes. */
export const TEMPLATE_LIMIT_BYTES = 5 * 1024 * 1024

/** What it may be unpacked: it is filled in the service itself, not in a process of its own. */
const LIMITS: OfficeLimits = {
  ...officeLimits,
  bytes: TEMPLATE_LIMIT_BYTES,
  unpackedBytes: 8 * TEMPLATE_LIMIT_BYTES,
  parts: 500,
}

const unpack = (template: Uint8Array): OfficePackage => openPackage(template, (name) => !name.endsWith('/'), LIMITS)

/** PizZip unpacks without a limit; so it is given what was unpacked within limits. */
function open(parts: OfficePackage): Docxtemplater {
  const zip = new PizZip()
  for (const [name, bytes] of parts) zip.file(name, bytes)
  return new Docxtemplater(zip, {
    paragraphLoop: true,
    linebreaks: true,
    nullGetter: () => '',
    errorLogging: false,
  })
}

/** Whether Word would run something with each letter, or fetch it from elsewhere: macros, objects, templates and pictures by address. */
function isUnsafe(parts: OfficePackage): boolean {
  if ([...parts.keys()].some((name) => /(?:^|\/)(?:vbaProject\.bin|activeX\/|embeddings\/)/i.test(name))) return true
  const relations = [...parts]
    .filter(([name]) => /\.rels$/i.test(name))
    .map(([, bytes]) => new TextDecoder().decode(bytes))
  // A link that a reader clicks is none of that.
  return relations.some((xml) =>
    (xml.match(/<[^>]*TargetMode\s*=\s*["']External["'][^>]*>/gi) ?? []).some((one) => !/\/hyperlink["']/.test(one)),
  )
}

interface TagError {
  readonly properties?: { readonly xtag?: string; readonly id?: string; readonly errors?: readonly TagError[] }
}

function faultOf(error: unknown): TemplateFault {
  const { properties } = error as TagError
  const first = properties?.errors?.[0]?.properties ?? properties
  return first?.id === undefined || first.xtag === undefined
    ? { kind: 'not-docx', tag: null }
    : { kind: 'tag-broken', tag: first.xtag }
}

/** What is wrong with an office's template; null where letters can be written with it. Templates hold tags only, never code. */
export function findTemplateFault(template: Uint8Array): TemplateFault | null {
  try {
    const parts = unpack(template)
    if (isUnsafe(parts)) return { kind: 'unsafe', tag: null }
    const text = open(parts).getFullText()
    const missing = NEEDED_TAGS.find((tag) => !text.includes(`{${tag}}`))
    return missing === undefined ? null : { kind: 'tag-missing', tag: missing }
  } catch (error) {
    return faultOf(error)
  }
}

/** The letter: the template with its tags filled. What is empty leaves nothing behind. */
export function fillLetter(template: Uint8Array, data: LetterData): Uint8Array {
  const document = open(unpack(template))
  document.render(data)
  return document.toBuffer({ compression: 'DEFLATE' })
}
