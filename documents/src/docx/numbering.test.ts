import { describe, expect, test } from 'vitest'
import { handWrittenDocx, level, number, numbered, numberingOf, paragraph } from './hand-written.fixture.ts'
import { readDocx } from './read-docx.ts'

const labels = (bytes: Uint8Array): (string | null)[] =>
  readDocx(bytes).blocks.map((block) => (block.kind === 'paragraph' ? block.label : null))

const override = (at: number, start: number): string =>
  `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${start}"/></w:lvlOverride>`

describe('automatic numbers are those that Word prints', () => {
  test('levels count on, and restart under the next higher number', () => {
    const numbering = numberingOf(
      level(0, 'upperRoman', '%1.') + level(1, 'decimal', '%2.') + level(2, 'lowerLetter', '%3)'),
      number(1),
    )
    const body = [0, 1, 2, 2, 1, 0, 1].map((at) => numbered('x', 1, at)).join('')
    expect(labels(handWrittenDocx({ body, numbering }))).toEqual(['I.', '1.', 'a)', 'b)', '2.', 'II.', '1.'])
  })

  test('numbers that share a definition share its counters', () => {
    const numbering = numberingOf(level(0, 'decimal', '%1.'), number(1) + number(2))
    const body = numbered('x', 1) + numbered('x', 2) + numbered('x', 1)
    expect(labels(handWrittenDocx({ body, numbering }))).toEqual(['1.', '2.', '3.'])
  })

  test('a start override counts once, when its number is first used', () => {
    const numbering = numberingOf(level(0, 'decimal', '%1'), number(1) + number(2, override(0, 1)))
    const body = [1, 1, 2, 2, 2].map((id) => numbered('x', id)).join('')
    expect(labels(handWrittenDocx({ body, numbering }))).toEqual(['1', '2', '1', '2', '3'])
  })

  test('a level under nothing shows the start of the levels above', () => {
    const numbering = numberingOf(level(0, 'decimal', '%1') + level(1, 'decimal', '%1.%2.'), number(1))
    expect(labels(handWrittenDocx({ body: numbered('x', 1, 1), numbering }))).toEqual(['1.1.'])
  })

  test('legal numbering prints every level in digits', () => {
    const numbering = numberingOf(level(0, 'upperRoman', '%1.') + level(1, 'decimal', '%1.%2', '<w:isLgl/>'), number(1))
    const body = numbered('x', 1) + numbered('x', 1) + numbered('x', 1, 1)
    expect(labels(handWrittenDocx({ body, numbering }))).toEqual(['I.', 'II.', '2.1'])
  })

  test('a level that never restarts counts through', () => {
    const numbering = numberingOf(
      level(0, 'upperRoman', '%1.') + level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>'),
      number(1),
    )
    const body = [0, 1, 1, 0, 1].map((at) => numbered('x', 1, at)).join('')
    expect(labels(handWrittenDocx({ body, numbering }))).toEqual(['I.', '1.', '2.', 'II.', '3.'])
  })

  test('numbering comes from the style and what it is based on; the linked level counts', () => {
    const numbering = numberingOf(
      level(0, 'upperRoman', '%1.', '<w:pStyle w:val="Muc"/>') + level(1, 'decimal', '%2.', '<w:pStyle w:val="Diem"/>'),
      number(3),
    )
    const styles =
      '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Diem"><w:basedOn w:val="Muc"/></w:style>'
    const styled = (style: string, more = ''): string => paragraph('x', `<w:pStyle w:val="${style}"/>${more}`)
    const body =
      styled('Muc') + styled('Diem') + styled('Diem') + styled('Diem', '<w:numPr><w:numId w:val="0"/></w:numPr>')
    expect(labels(handWrittenDocx({ body, numbering, styles }))).toEqual(['I.', '1.', '2.', null])
  })

  test('bullets print as a dash, lower ones as they are', () => {
    const numbering = numberingOf(level(0, 'bullet', '\uf0b7') + level(1, 'bullet', '+'), number(1))
    expect(labels(handWrittenDocx({ body: numbered('x', 1) + numbered('x', 1, 1), numbering }))).toEqual(['-', '+'])
  })

  test('styles based on one another in a circle end', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    expect(labels(handWrittenDocx({ body: paragraph('x', '<w:pStyle w:val="A"/>'), styles }))).toEqual([null])
  })
})
