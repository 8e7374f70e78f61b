import { childOf, childrenOf, settingOf, switchOf, type XmlElement } from '../office/parse-xml.ts'

/** What the reader needs of a paragraph or character style; null where the style does not say. */
interface Style {
  readonly basedOn: string | null
  readonly paragraph: XmlElement | null
  readonly run: XmlElement | null
}

/** The named styles of a document. Chains that run in a circle end where they would repeat. */
export interface Styles {
  readonly defaultParagraph: string | null
  /** From the style itself to the last style it is based on. */
  readonly chain: (styleId: string | null) => readonly Style[]
  readonly runDefaults: XmlElement | null
}

/** Reads word/styles.xml; a document without one has no styles. */
export function readStyles(root: XmlElement | null): Styles {
  const styles = new Map<string, Style>()
  let defaultParagraph: string | null = null
  for (const style of childrenOf(root, 'w:style')) {
    const id = style.attributes['styleId']
    if (id === undefined) continue
    styles.set(id, {
      basedOn: settingOf(style, 'w:basedOn'),
      paragraph: childOf(style, 'w:pPr'),
      run: childOf(style, 'w:rPr'),
    })
    const isDefault = ['1', 'true', 'on'].includes(style.attributes['default'] ?? '0')
    if (isDefault && style.attributes['type'] === 'paragraph') defaultParagraph = id
  }
  const chains = new Map<string, readonly Style[]>()
  const chain = (styleId: string | null): readonly Style[] => {
    if (styleId === null) return []
    const known = chains.get(styleId)
    if (known !== undefined) return known
    const found: Style[] = []
    const seen = new Set<string>()
    for (let id: string | null = styleId; id !== null && !seen.has(id); ) {
      seen.add(id)
      const style = styles.get(id)
      if (style === undefined) break
      found.push(style)
      id = style.basedOn
    }
    chains.set(styleId, found)
    return found
  }
  const runDefaults = childOf(childOf(childOf(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr')
  return { defaultParagraph, chain, runDefaults }
}

/** How a run looks, as far as reading goes. */
export interface RunLook {
  readonly bold: boolean
  readonly italic: boolean
  readonly capitals: boolean
  readonly hidden: boolean
  readonly font: string | null
}

type Toggle = 'w:b' | 'w:i' | 'w:caps' | 'w:vanish'

/** The first answer along a chain of styles. */
function inChain<T>(chain: readonly Style[], answer: (style: Style) => T | null): T | null {
  for (const style of chain) {
    const found = answer(style)
    if (found !== null) return found
  }
  return null
}

function fontOf(run: XmlElement | null): string | null {
  const fonts = childOf(run, 'w:rFonts')?.attributes
  return fonts?.['ascii'] ?? fonts?.['hAnsi'] ?? null
}

/** Resolves a run's look from its own properties, its character style, the paragraph's style and the defaults. */
export function runLook(styles: Styles, paragraphStyle: string | null, run: XmlElement | null): RunLook {
  const ofParagraph = styles.chain(paragraphStyle)
  const ofCharacter = styles.chain(settingOf(run, 'w:rStyle'))
  const toggle = (name: Toggle): boolean => {
    const own = switchOf(run, name)
    if (own !== null) return own
    // ISO 29500-1 §17.7.3: a toggle set by both the paragraph's and the character's style is off again.
    const byStyles =
      (inChain(ofParagraph, (style) => switchOf(style.run, name)) ?? false) !==
      (inChain(ofCharacter, (style) => switchOf(style.run, name)) ?? false)
    return byStyles || (switchOf(styles.runDefaults, name) ?? false)
  }
  return {
    bold: toggle('w:b'),
    italic: toggle('w:i'),
    capitals: toggle('w:caps'),
    hidden: toggle('w:vanish'),
    font:
      fontOf(run) ??
      inChain(ofCharacter, (style) => fontOf(style.run)) ??
      inChain(ofParagraph, (style) => fontOf(style.run)) ??
      fontOf(styles.runDefaults),
  }
}

/** Whether a paragraph is centred, by itself or by its style. */
export function isCentred(styles: Styles, style: string | null, properties: XmlElement | null): boolean {
  const alignment =
    settingOf(properties, 'w:jc') ?? inChain(styles.chain(style), (one) => settingOf(one.paragraph, 'w:jc'))
  return alignment === 'center'
}

/** The numbering a paragraph takes part in. */
export interface NumberingReference {
  readonly numId: string
  /** Null where only a style says it: then the level is the one linked to that style. */
  readonly level: number | null
  /** The style the numbering comes from. */
  readonly style: string | null
}

/** Numbering of the paragraph itself, else of its style or what that is based on; numId 0 takes it away. */
export function numberingReference(
  styles: Styles,
  styleId: string | null,
  properties: XmlElement | null,
): NumberingReference | null {
  const own = childOf(properties, 'w:numPr')
  const level = levelOf(own)
  const ownId = settingOf(own, 'w:numId')
  if (ownId !== null) return ownId === '0' ? null : { numId: ownId, level: level ?? 0, style: null }
  const byStyle = inChain(styles.chain(styleId), (style) => settingOf(childOf(style.paragraph, 'w:numPr'), 'w:numId'))
  if (byStyle === null || byStyle === '0') return null
  const levelByStyle = inChain(styles.chain(styleId), (style) => levelOf(childOf(style.paragraph, 'w:numPr')))
  return { numId: byStyle, level: level ?? levelByStyle, style: styleId }
}

function levelOf(numbering: XmlElement | null): number | null {
  const level = settingOf(numbering, 'w:ilvl')
  return level !== null && /^[0-8]$/.test(level) ? Number(level) : null
}
