import type { ReviewNode } from '@dondoc/contract/plan-editing'
import { CELLS, type Cell, wordsIn } from './cells.ts'
import { useReviewWords } from './words.ts'

interface Props {
  /** False for a plan that was started without a file. */
  fromFile: boolean
  node: ReviewNode
  /** The current cell. */
  cell: Cell
}

/** Where the file has no pages: the current row as the file words it, and what a person has changed since. */
export function SourceWords({ fromFile, node, cell }: Props) {
  const words = useReviewWords()
  const written = node.original ?? node
  const own = !fromFile || (node.edited && node.original === null)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="source-words" tabIndex={0} aria-label={words.source.title}>
      <h2>{words.source.title}</h2>
      {own ? <p className="secondary">{fromFile ? words.source.none : words.source.noFile}</p> : null}
      {own ? null : (
        <dl>
          {CELLS.map((one) => {
            const [was, is] = [wordsIn(written, one), wordsIn(node, one)]
            if (was === '' && is === '') return null
            return (
              <div key={one} data-here={one === cell}>
                <dt>{words.columns[one]}</dt>
                <dd>
                  {was === '' ? words.empty : was}
                  {was === is ? null : (
                    <span className="source-words__now">
                      {words.source.now}: {is === '' ? words.empty : is}
                    </span>
                  )}
                </dd>
              </div>
            )
          })}
        </dl>
      )}
    </section>
  )
}
