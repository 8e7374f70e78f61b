import { strToU8, zipSync } from 'fflate'

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"' +
  ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'

/** The parts of a DOCX written by hand: only what a test is about. */
export interface HandWritten {
  readonly body: string
  readonly styles?: string
  readonly numbering?: string
  readonly prolog?: string
}

/** Packs hand-written WordprocessingML as a DOCX. */
export function handWrittenDocx({ body, styles = '', numbering = '', prolog = '' }: HandWritten): Uint8Array {
  const relationship = (id: number, type: string, target: string): string =>
    `<Relationship Id="r${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
  const relationships = (list: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`
  return zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': strToU8(relationships(relationship(1, 'officeDocument', 'word/document.xml'))),
    'word/_rels/document.xml.rels': strToU8(
      relationships(relationship(1, 'styles', 'styles.xml') + relationship(2, 'numbering', '/word/numbering.xml')),
    ),
    'word/document.xml': strToU8(`${prolog}<w:document ${namespaces}><w:body>${body}</w:body></w:document>`),
    'word/styles.xml': strToU8(`<w:styles ${namespaces}>${styles}</w:styles>`),
    'word/numbering.xml': strToU8(`<w:numbering ${namespaces}>${numbering}</w:numbering>`),
  })
}

/** A run of text. */
export const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`

/** A paragraph; `content` is text, or runs where it begins with a tag. */
export const paragraph = (content: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') || content === '' ? content : run(content)}</w:p>`

/** A paragraph that takes part in automatic numbering. */
export const numbered = (content: string, numId: number, level = 0): string =>
  paragraph(content, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`)

/** A table cell; `content` is text or whole paragraphs. */
export const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<w:') ? content : paragraph(content)}</w:tc>`

/** A table row. */
export const row = (cells: string, properties = ''): string => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`

/** A table; `widths` of the grid columns in twentieths of a point. */
export const table = (rows: string, widths: readonly number[] = []): string =>
  `<w:tbl><w:tblPr/><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows}</w:tbl>`

/** A level of an abstract numbering. */
export const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`

/** An abstract numbering and the numbers that use it. */
export const numberingOf = (levels: string, numbers: string): string =>
  `<w:abstractNum w:abstractNumId="7">${levels}</w:abstractNum>${numbers}`

/** A number of abstract numbering 7. */
export const number = (numId: number, overrides = ''): string =>
  `<w:num w:numId="${numId}"><w:abstractNumId w:val="7"/>${overrides}</w:num>`
