/** Size of a page of formatting in a .doc (MS-DOC 2.9.74). */
const PAGE = 512
const ROW_END = 0x07
const PARAGRAPH_END = 0x0d

/** Places of what is wanted in the array of offsets of a file information block (MS-DOC 2.5.6). */
const SECTIONS = 6
const CHARACTERS = 12
const PARAGRAPHS = 13
const PIECES = 33

/** A stream inside the file, addressed by its own offsets. Reading beyond its end throws RangeError. */
interface Stream {
  readonly byte: (at: number) => number
  readonly long: (at: number) => number
  readonly setByte: (at: number, value: number) => void
  readonly setLong: (at: number, value: number) => void
}

/** The large streams of a compound file (MS-CFB) by name; those that share sectors are not among them. */
function openStreams(file: Uint8Array): (name: string) => Stream {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const size = 2 ** view.getUint16(30, true)
  const start = (sector: number): number => (sector + 1) * size
  const tables = Array.from({ length: Math.min(view.getUint32(44, true), 109) }, (_, at) =>
    view.getUint32(76 + 4 * at, true),
  )
  const chain = (first: number): number[] => {
    const sectors: number[] = []
    const last = file.byteLength / size
    for (let sector = first; sector < last && sectors.length < last; ) {
      sectors.push(start(sector))
      const table = tables[Math.floor((4 * sector) / size)]
      if (table === undefined) throw new RangeError('a sector beyond the tables')
      sector = view.getUint32(start(table) + ((4 * sector) % size), true)
    }
    return sectors
  }
  const entries = chain(view.getUint32(48, true)).flatMap((at) =>
    Array.from({ length: size / 128 }, (_, index) => at + 128 * index),
  )
  const nameOf = (entry: number): string =>
    Array.from({ length: Math.min(31, Math.max(0, view.getUint16(entry + 64, true) / 2 - 1)) }, (_, at) =>
      String.fromCharCode(view.getUint16(entry + 2 * at, true)),
    ).join('')
  return (name) => {
    const entry = entries.find((one) => nameOf(one) === name)
    if (entry === undefined || view.getUint32(entry + 120, true) < 4096) throw new RangeError(`no stream ${name}`)
    const sectors = chain(view.getUint32(entry + 116, true))
    const place = (at: number): number => (sectors[Math.floor(at / size)] ?? Number.NaN) + (at % size)
    const byte = (at: number): number => view.getUint8(checked(place(at)))
    const setByte = (at: number, value: number): void => view.setUint8(checked(place(at)), value)
    return {
      byte,
      setByte,
      long: (at) => (byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24)) >>> 0,
      setLong: (at, value) => {
        for (const index of [0, 1, 2, 3]) setByte(at + index, (value >>> (8 * index)) & 0xff)
      },
    }
  }
}

function checked(place: number): number {
  if (Number.isNaN(place)) throw new RangeError('beyond the end of a stream')
  return place
}

/** A list of the table stream: ends (or starts) of runs, then what belongs to each. */
interface RunList {
  /** Where the end of the last run stands. */
  readonly lastEnd: number
  /** Where the page number of the last run stands. */
  readonly lastPage: number
}

/**
 * Puts a paragraph behind a table that ends a .doc. Word never writes such a file, but LibreOffice does, and on opening it
 * again it runs all the cells of that table together. Returns the bytes as they are where there is nothing to mend or no room for it.
 */
export function endWithParagraph(bytes: Uint8Array): Uint8Array {
  try {
    return withLastParagraph(bytes.slice()) ?? bytes
  } catch (error) {
    // What is damaged is for the office suite to refuse.
    if (error instanceof RangeError) return bytes
    throw error
  }
}

function withLastParagraph(file: Uint8Array): Uint8Array | null {
  const open = openStreams(file)
  const document = open('WordDocument')
  const table = open((document.byte(11) & 2) === 0 ? '0Table' : '1Table')
  const longs = 34 + 2 * document.byte(32) + 2
  const offsets = longs + 4 * document.byte(longs - 2) + 2
  const place = (index: number): number => document.long(offsets + 8 * index)
  const length = (index: number): number => document.long(offsets + 8 * index + 4)
  const runs = (index: number, width: number): RunList => {
    const count = (length(index) - 4) / (4 + width)
    return {
      lastEnd: place(index) + 4 * count,
      lastPage: place(index) + 4 * (count + 1) + width * (count - 1),
    }
  }

  const characters = document.long(longs + 12)
  // A first byte of 1 opens properties that only files saved by "fast save" have.
  if (table.byte(place(PIECES)) !== 2) return null
  const pieceCount = (length(PIECES) - 9) / 12
  const ends = place(PIECES) + 5
  if (pieceCount < 1 || table.long(ends + 4 * pieceCount) !== characters) return null
  const inPiece = characters - table.long(ends + 4 * (pieceCount - 1))
  const stored = table.long(ends + 4 * (pieceCount + 1) + 8 * (pieceCount - 1) + 2)
  const width = (stored & 0x40000000) === 0 ? 2 : 1
  const end = (width === 1 ? (stored & 0x3fffffff) / 2 : stored) + width * inPiece
  if (document.byte(end - width) !== ROW_END) return null
  const isFree =
    end % PAGE !== 0 && Array.from({ length: width }, (_, at) => document.byte(end + at)).every((one) => one === 0)
  if (!isFree || !addParagraphRun(document, PAGE * table.long(runs(PARAGRAPHS, 4).lastPage), end + width)) return null

  document.setByte(end, PARAGRAPH_END)
  document.setLong(longs + 12, characters + 1)
  table.setLong(ends + 4 * pieceCount, characters + 1)
  table.setLong(runs(SECTIONS, 12).lastEnd, characters + 1)
  table.setLong(runs(PARAGRAPHS, 4).lastEnd, end + width)
  const letters = runs(CHARACTERS, 4)
  table.setLong(letters.lastEnd, end + width)
  const page = PAGE * table.long(letters.lastPage)
  document.setLong(page + 4 * document.byte(page + PAGE - 1), end + width)
  return file
}

/** Adds a run without properties to a page of paragraph runs (PapxFkp, MS-DOC 2.9.174). False where the page is full. */
function addParagraphRun(document: Stream, page: number, end: number): boolean {
  const count = document.byte(page + PAGE - 1)
  const places = Array.from({ length: 13 * count }, (_, at) => document.byte(page + 4 * (count + 1) + at))
  const properties = places.filter((half, at) => at % 13 === 0 && half > 0).map((half) => 2 * half)
  if (4 * (count + 2) + 13 * (count + 1) > Math.min(PAGE - 1, ...properties)) return false
  document.setLong(page + 4 * (count + 1), end)
  for (const [at, value] of [...places, ...Array<number>(13).fill(0)].entries()) {
    document.setByte(page + 4 * (count + 2) + at, value)
  }
  document.setByte(page + PAGE - 1, count + 1)
  return true
}
