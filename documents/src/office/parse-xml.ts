import { SaxesParser } from 'saxes'
import { UnreadableDocument } from '../unreadable.ts'
import type { OfficeLimits } from './limits.ts'

/** An XML element. `name` carries the customary prefix of its namespace, whatever prefix the file uses. */
export interface XmlElement {
  readonly name: string
  /** By local name: no element of the formats read has two attributes that differ by prefix only and both matter. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** The element's own text, in one piece. */
  readonly text: string
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[]
  text: string
}

// ISO/IEC 29500: transitional and strict namespaces of the same vocabulary.
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder('utf-8').decode(bytes)
}

/** "ns0:p" → "w:p" where the file says that ns0 is WordprocessingML. */
function customaryName(name: string, names: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(':')
  const prefix = colon === -1 ? '' : name.slice(0, colon)
  const customary = names.get(prefix) ?? prefix
  if (customary === prefix) return name
  return customary === '' ? name.slice(colon + 1) : `${customary}:${name.slice(colon + 1)}`
}

/**
 * Parses a part into a tree. A DOCTYPE is refused (no office format has one, it is there for entities); text is kept only
 * inside elements that have no children or mixed text of their own.
 * Throws UnreadableDocument: unsafe, too-large (elements, depth), damaged.
 */
export function parseXml(bytes: Uint8Array, limits: OfficeLimits): XmlElement {
  // Namespaces are resolved here: saxes' own resolution doubles the time.
  const parser = new SaxesParser()
  const stack: OpenElement[] = []
  let names = new Map<string, string>()
  let root: OpenElement | null = null
  let count = 0
  parser.on('doctype', () => {
    throw new UnreadableDocument('document.unsafe', 'DOCTYPE in a part')
  })
  parser.on('opentag', (tag) => {
    if (++count > limits.elements) throw new UnreadableDocument('document.too-large', `${count} XML elements`)
    if (stack.length >= limits.depth) throw new UnreadableDocument('document.too-large', `${stack.length} levels deep`)
    const attributes: Record<string, string> = {}
    for (const name in tag.attributes) {
      const value = tag.attributes[name] ?? ''
      if (!name.startsWith('xmlns')) attributes[name.slice(name.indexOf(':') + 1)] = value
      else if (prefixes[value] !== undefined || name === 'xmlns') {
        names = new Map(names).set(name.slice(6), prefixes[value] ?? '')
      }
    }
    const element: OpenElement = { name: customaryName(tag.name, names), attributes, children: [], text: '' }
    stack.at(-1)?.children.push(element)
    root ??= element
    stack.push(element)
  })
  parser.on('closetag', () => {
    stack.pop()
  })
  const addText = (text: string): void => {
    const element = stack.at(-1)
    if (element !== undefined) element.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  try {
    parser.write(decode(bytes)).close()
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error
    throw new UnreadableDocument('document.damaged', error instanceof Error ? error.message : String(error))
  }
  if (root === null) throw new UnreadableDocument('document.damaged', 'a part without a root element')
  return root
}

/** The first child of that name, null where there is none. */
export const childOf = (element: XmlElement | null, name: string): XmlElement | null =>
  element?.children.find((child) => child.name === name) ?? null

/** All children of that name, in order. */
export const childrenOf = (element: XmlElement | null, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? []

/** The `val` of the first child of that name: the form of most settings in WordprocessingML. */
export const settingOf = (element: XmlElement | null, name: string): string | null =>
  childOf(element, name)?.attributes['val'] ?? null

/** An on/off setting: null where it is not said. ISO 29500-1 §17.17.4: present without a value means on. */
export function switchOf(element: XmlElement | null, name: string): boolean | null {
  const child = childOf(element, name)
  if (child === null) return null
  return !['0', 'false', 'off', 'none'].includes(child.attributes['val'] ?? 'true')
}

/** A whole number, null where the text is none. */
export function integerOf(text: string | null | undefined): number | null {
  return text !== null && text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : null
}
