import type { Block, LineBlock, ParagraphBlock, TableBlock } from './blocks.ts'
import { joinLines } from './join-lines.ts'
import { rebuildTables } from './linearised.ts'
import { readMarker } from './list-marker.ts'
import { cleanLine, joinBroken, normaliseText } from './normalise.ts'
import { tabbedTables } from './tabbed-tables.ts'

/** Blocks of any reader as paragraphs and tables: lines are put together, texts normalised. */
export function layOut(blocks: readonly Block[]): readonly (ParagraphBlock | TableBlock)[] {
  const laid = runsOfLines(blocks).flatMap((run): readonly (ParagraphBlock | TableBlock)[] => {
    if (run.kind === 'lines') return layOutLines(run.lines)
    if (run.block.kind === 'table') return [run.block]
    return [{ ...run.block, text: normaliseText(run.block.text) }]
  })
  return joinCut(laid)
}

/** Joins a paragraph that a page end cut in the middle of a sentence: it goes on with a small letter. */
function joinCut(blocks: readonly (ParagraphBlock | TableBlock)[]): readonly (ParagraphBlock | TableBlock)[] {
  const joined: (ParagraphBlock | TableBlock)[] = []
  for (const block of blocks) {
    const above = joined.at(-1)
    if (above?.kind === 'paragraph' && block.kind === 'paragraph' && isCut(above, block)) {
      joined[joined.length - 1] = {
        ...above,
        text: joinBroken(above.text, block.text),
        confidence: Math.min(above.confidence, block.confidence),
      }
    } else joined.push(block)
  }
  return joined
}

const isCut = (above: ParagraphBlock, below: ParagraphBlock): boolean =>
  below.label === null &&
  !below.centred &&
  /^\p{Ll}/u.test(below.text) &&
  readMarker(below.text) === null &&
  above.text.length > 60 &&
  !/[.;:!?…]["”)]*$/.test(above.text)

type Run =
  | { readonly kind: 'lines'; readonly lines: LineBlock[] }
  | { readonly kind: 'block'; readonly block: ParagraphBlock | TableBlock }

function runsOfLines(blocks: readonly Block[]): readonly Run[] {
  const runs: Run[] = []
  for (const block of blocks) {
    const last = runs.at(-1)
    if (block.kind !== 'line') runs.push({ kind: 'block', block })
    else if (last?.kind === 'lines') last.lines.push(block)
    else runs.push({ kind: 'lines', lines: [block] })
  }
  return runs
}

/** Tables first – by tabs, else by what the extractor left of their cells – then the rest as paragraphs. */
function layOutLines(lines: readonly LineBlock[]): readonly (ParagraphBlock | TableBlock)[] {
  const clean = lines.map((line) => ({ ...line, text: cleanLine(line.text) }))
  const tabbed = tabbedTables(clean)
  const blocks = tabbed.some(({ kind }) => kind === 'table') ? tabbed : rebuildTables(clean).blocks
  return runsOfLines(blocks).flatMap((run) => {
    if (run.kind === 'lines') return joinLines(run.lines)
    return [run.block]
  })
}
