import { joinBroken } from '@dondoc/domain/imports/normalise'

/** The start of a list item: a bullet, "1.", "1.2)", "a)", "II.". */
const itemStart = /^([-–+*•]\s|\d{1,3}(\.\d{1,3})*[.)]\s|\p{Ll}\)\s?|[IVXLC]{1,6}[.)]\s)/u

/** Whether a line opens a point of its own. */
export const startsItem = (line: string): boolean => itemStart.test(line)

/**
 * Whether a line after a forced break inside a cell carries on the text before: it opens no point and begins with a
 * small letter, a digit or a bracket, or the text before was cut inside a code ("140/KH-", "Báo cáo/").
 * Lines that begin with a capital are values of their own ("Sở Nội vụ" under "Sở Tài chính").
 */
export function carriesOn(before: string, line: string): boolean {
  if (startsItem(line)) return false
  if (/\S[-/]$/.test(before)) return true
  if (/[.;:]$/.test(before)) return false
  return /^[\p{Ll}\d(]/u.test(line)
}

/** Joins the lines of a cell that belong together; empty lines end a paragraph. */
export function joinCellLines(lines: readonly string[]): string[] {
  const paragraphs: string[] = []
  let open = false
  for (const line of lines) {
    const before = paragraphs.at(-1)
    if (line === '') open = false
    else if (open && before !== undefined && carriesOn(before, line))
      paragraphs[paragraphs.length - 1] = joinBroken(before, line)
    else {
      paragraphs.push(line)
      open = true
    }
  }
  return paragraphs
}
