import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { type LetterData, NEEDED_TAGS } from './letter-data.ts'

/** Why a template cannot be used; `tag` where one is the matter. */
export interface TemplateFault {
  readonly kind: 'not-docx' | 'tag-broken' | 'tag-missing'
  readonly tag: string | null
}

/** A DOCX opened in memory may not be larger than this: an office's template is some ten kilobytes. */
export const TEMPLATE_LIMIT_BYTES = 5 * 1024 * 1024

const open = (template: Uint8Array): Docxtemplater =>
  new Docxtemplater(new PizZip(template), {
    paragraphLoop: true,
    linebreaks: true,
    nullGetter: () => '',
    errorLogging: false,
  })

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
    const text = open(template).getFullText()
    const missing = NEEDED_TAGS.find((tag) => !text.includes(`{${tag}}`))
    return missing === undefined ? null : { kind: 'tag-missing', tag: missing }
  } catch (error) {
    return faultOf(error)
  }
}

/** The letter: the template with its tags filled. What is empty leaves nothing behind. */
export function fillLetter(template: Uint8Array, data: LetterData): Uint8Array {
  const document = open(template)
  document.render(data)
  return document.toBuffer({ compression: 'DEFLATE' })
}
