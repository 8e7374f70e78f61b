import type { OfficeLimits } from '../office/limits.ts'
import { childOf, childrenOf, type XmlElement } from '../office/parse-xml.ts'
import type { WarningTally } from '../office/warnings.ts'
import type { Numberer } from './numbering.ts'
import type { Styles } from './styles.ts'

/** What the parts of the DOCX reader share during one document. */
export interface DocxReading {
  readonly styles: Styles
  readonly numberer: Numberer
  readonly limits: OfficeLimits
  readonly tally: WarningTally
  /** Fields that are open where the reading stands, outermost first: their code is not printed, their result is. */
  readonly fields: ('code' | 'result')[]
}

/** Elements that only wrap content: content controls, custom XML, smart tags, accepted insertions. */
const wrappers: ReadonlySet<string> = new Set(['w:customXml', 'w:smartTag', 'w:ins', 'w:moveTo', 'w:bdo', 'w:dir'])

/**
 * The children of an element as printed with tracked changes accepted: wrappers opened, deletions left out,
 * one side of alternative content taken.
 */
export function* printedChildren(reading: DocxReading, element: XmlElement): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.name === 'w:sdt') {
      // A prompt ("Bấm vào đây để nhập") is no content.
      if (isPrompt(child)) continue
      const content = childOf(child, 'w:sdtContent')
      if (content !== null) yield* printedChildren(reading, content)
    } else if (child.name === 'w:del' || child.name === 'w:moveFrom') {
      reading.tally.count('reader.tracked-changes')
    } else if (wrappers.has(child.name)) {
      if (child.name === 'w:ins' || child.name === 'w:moveTo') reading.tally.count('reader.tracked-changes')
      yield* printedChildren(reading, child)
    } else if (child.name === 'mc:AlternateContent') {
      const side = chosenSide(child)
      if (side !== null) yield* printedChildren(reading, side)
    } else yield child
  }
}

function isPrompt(control: XmlElement): boolean {
  const properties = childOf(control, 'w:sdtPr')
  // Rows and cells stay even when their text is a prompt: they hold the table together.
  const content = childOf(control, 'w:sdtContent')
  const structural = content?.children.some((child) => child.name === 'w:tr' || child.name === 'w:tc') ?? false
  return !structural && childOf(properties, 'w:showingPlcHdr') !== null
}

/** The first choice that has text, else the fallback: both sides say the same, so only one is read. */
function chosenSide(alternative: XmlElement): XmlElement | null {
  const choice = childrenOf(alternative, 'mc:Choice').find(hasText)
  return choice ?? childOf(alternative, 'mc:Fallback')
}

function hasText(element: XmlElement): boolean {
  return element.name === 'w:t' || element.children.some(hasText)
}

/** The contents of the text boxes drawn inside an element, each once. */
export function textBoxesIn(reading: DocxReading, element: XmlElement): XmlElement[] {
  if (element.name === 'w:txbxContent') return [element]
  const boxes: XmlElement[] = []
  for (const child of printedChildren(reading, element)) boxes.push(...textBoxesIn(reading, child))
  return boxes
}
