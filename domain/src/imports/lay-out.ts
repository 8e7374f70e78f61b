import type { Block, LineBlock, ParagraphBlock, TableBlock } from './blocks.ts'
import { joinLines } from './join-lines.ts'
import { rebuildTables } from './linearised.ts'
import { cleanLine, normaliseText } from './normalise.ts'
import { tabbedTables } from './tabbed-tables.ts'

/** Blocks of any reader as paragraphs and tables: lines are put together, texts normalised. */
export function layOut(blocks: readonly Block[]): readonly (ParagraphBlock | TableBlock)[] {
  const laid: (ParagraphBlock | TableBlock)[] = []
  for (const run of runsOfLines(blocks)) {
    if (run.kind === 'lines') laid.push(...layOutLines(run.lines))
    else if (run.block.kind === 'table') laid.push(run.block)
    else laid.push({ ...run.block, text: normaliseText(run.block.text) })
  }
  return laid
}

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
