/**
 * What a reader of any format hands to the recognition: the document as blocks in reading order.
 * Coordinates are points (1/72 inch) from the top left of the page; pages count from 1.
 */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number]

export interface Place {
  readonly page: number
  /** null where the format knows the page but not the place on it. */
  readonly box: Box | null
}

/** A physical line of extracted text. Only the text reader gives lines: it does not know paragraphs or cells. */
export interface LineBlock {
  readonly kind: 'line'
  /** Tabs and leading blanks are kept: they may be the only trace of cells. Empty for a blank line. */
  readonly text: string
  readonly place: Place | null
}

export interface ParagraphBlock {
  readonly kind: 'paragraph'
  readonly text: string
  /** Printed by automatic numbering and not part of `text`: "1.", "a)", "II.". */
  readonly label: string | null
  readonly bold: boolean
  readonly italic: boolean
  readonly centred: boolean
  readonly place: Place | null
  /** 0–1; 1 where the text was not recognised from a picture. */
  readonly confidence: number
}

export interface Cell {
  /** Row and column of the upper left slot, from 0. */
  readonly row: number
  readonly col: number
  readonly rowSpan: number
  readonly colSpan: number
  /** The paragraphs of the cell, each with its broken lines joined; automatic numbers and bullets are printed in front. */
  readonly paragraphs: readonly string[]
  readonly bold: boolean
  /** Every place the cell stands at: more than one when it runs over a page break. */
  readonly places: readonly Place[]
  readonly confidence: number
}

export interface TableBlock {
  readonly kind: 'table'
  readonly rowCount: number
  readonly colCount: number
  /** In order of row, then column. A slot covered by a merged cell has no cell of its own; an empty slot has one without paragraphs. */
  readonly cells: readonly Cell[]
  /** Rows at the top that are known to be a header (repeated by the format); 0 where the format does not say. */
  readonly headerRows: number
  readonly place: Place | null
}

export type Block = LineBlock | ParagraphBlock | TableBlock

export type SourceFormat = 'docx' | 'pdf' | 'scan' | 'xlsx' | 'text' | 'html'

/** Something a reader noticed and the person should know: text hidden, page unreadable, legacy font converted … */
export interface ReaderWarning {
  readonly code: string
  readonly message: string
  readonly place: Place | null
}

export interface PageSize {
  readonly page: number
  readonly width: number
  readonly height: number
}

/** The result of every reader. It never throws on odd content: it collects warnings. */
export interface DocumentBlocks {
  readonly format: SourceFormat
  readonly blocks: readonly Block[]
  readonly pages: readonly PageSize[]
  readonly warnings: readonly ReaderWarning[]
}
