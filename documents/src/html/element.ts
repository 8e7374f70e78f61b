import type { DefaultTreeAdapterTypes } from 'parse5'

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode
export type HtmlElement = DefaultTreeAdapterTypes.Element

/** Whether a node is an element. */
export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node

/** The text of a text node, null for every other node. */
export const textOf = (node: HtmlNode): string | null => ('value' in node ? node.value : null)

/** An attribute, null where it is not set. */
export const attribute = (element: HtmlElement, name: string): string | null =>
  element.attrs.find((one) => one.name === name)?.value ?? null

/** How text looks where it stands; each element inherits and changes it. */
export interface Look {
  readonly bold: boolean
  readonly italic: boolean
  readonly centred: boolean
  readonly font: string | null
}

const boldTags: ReadonlySet<string> = new Set(['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

const styleOf = (element: HtmlElement, property: RegExp): string | null =>
  property.exec(attribute(element, 'style') ?? '')?.[1]?.trim() ?? null

/** The look inside an element. */
export function lookInside(element: HtmlElement, outside: Look): Look {
  const weight = styleOf(element, /(?:^|[;\s])font-weight\s*:\s*([^;]+)/i)
  const slant = styleOf(element, /(?:^|[;\s])font-style\s*:\s*([^;]+)/i)
  const alignment = styleOf(element, /(?:^|[;\s])text-align\s*:\s*([^;]+)/i) ?? attribute(element, 'align')
  const fonts = styleOf(element, /(?:^|[;\s])font-family\s*:\s*([^;]+)/i) ?? attribute(element, 'face')
  const tag = element.tagName
  return {
    bold: weight === null ? outside.bold || boldTags.has(tag) : /^(bold|bolder|[6-9]00)/i.test(weight),
    italic: slant === null ? outside.italic || tag === 'i' || tag === 'em' : /^(italic|oblique)/i.test(slant),
    centred: alignment === null ? outside.centred || tag === 'center' : /^center/i.test(alignment),
    font: fonts === null ? outside.font : (fonts.split(',')[0]?.replace(/["']/g, '').trim() ?? null),
  }
}

/** Whether an element is not shown: hidden, or hidden in Word. */
export const isHidden = (element: HtmlElement): boolean =>
  attribute(element, 'hidden') !== null ||
  /(?:^|[;\s])(display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(attribute(element, 'style') ?? '')
