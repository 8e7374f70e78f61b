import { hitRanges } from '../lib/fold.ts'

/** A text with the words of a search marked, accents aside. */
export function Highlight({ text, query }: { text: string; query: string }) {
  const ranges = query ? hitRanges(text, query) : []
  if (ranges.length === 0) return text
  return (
    <>
      {ranges.map(([from, to], index) => (
        <span key={from}>
          {text.slice(index === 0 ? 0 : ranges[index - 1]?.[1], from)}
          <mark>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(ranges.at(-1)?.[1])}
    </>
  )
}
