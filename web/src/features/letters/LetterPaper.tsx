import type { Letter, LetterContent } from '@dondoc/contract/letters'
import { dateText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useLetterWords } from './words.ts'

// As wide as a number or a day that is written by hand: blanks that do not collapse.
const BLANK = '\u00a0'.repeat(6)

/** The letter as it will look: the layout of Nghị định 30/2020/NĐ-CP, in the words that are being typed. */
export function LetterPaper({ letter, content }: { letter: Letter; content: LetterContent }) {
  const { preview, paper } = useLetterWords()
  const { updates } = useMessages()
  const [year = '', month = '', day = ''] = (letter.date ?? letter.asOf).split('-')
  const inWords = Number(month) <= 2 ? month : String(Number(month))
  const single = letter.units.length === 1
  return (
    <article className="paper" lang="vi" aria-label={preview}>
      <div className="paper__head">
        <div>
          <p>{content.superiorName}</p>
          <p className="paper__strong paper__ruled">{content.issuerName}</p>
          <p>
            {paper.number} {letter.number ?? `${BLANK}/${content.notation}`}
          </p>
          <p className="paper__small">
            {paper.re} {content.abstract}
          </p>
        </div>
        <div>
          <p className="paper__strong">{paper.nation}</p>
          <p className="paper__strong paper__ruled">{paper.motto}</p>
          <p className="paper__slanted">
            {paper.dateLine(content.place || '……', letter.date === null ? BLANK : day, inWords, year)}
          </p>
        </div>
      </div>
      <p className="paper__to">
        {paper.to} {single ? letter.units[0]?.organization.name : ''}
      </p>
      {single ? null : (
        <ul className="paper__units">
          {letter.units.map(({ organization }, index) => (
            <li key={organization.id}>
              - {organization.name}
              {index === letter.units.length - 1 ? '.' : ';'}
            </li>
          ))}
        </ul>
      )}
      {[content.opening, ...content.requests].map((text, index) => (
        <p key={String(index)} className="paper__body">
          {text}
        </p>
      ))}
      <p className="paper__strong paper__middle">{paper.list}</p>
      <table>
        <thead>
          <tr>
            {paper.columns.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        {letter.units.map(({ organization, duties }) => (
          <tbody key={organization.id}>
            {single ? null : (
              <tr>
                <th colSpan={paper.columns.length} scope="rowgroup" className="paper__unit">
                  {organization.name}
                </th>
              </tr>
            )}
            {duties.map((duty, index) => (
              <tr key={duty.dutyId}>
                <td className="paper__middle">{index + 1}</td>
                <td>{duty.text}</td>
                <td>{duty.product}</td>
                <td className="paper__middle">{dateText(duty.dueOn)}</td>
                <td className="paper__middle">{duty.daysLate}</td>
                <td>{duty.reason ? updates.reasons[duty.reason] : ''}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <p className="paper__body">{content.closing}</p>
      <div className="paper__foot">
        <div className="paper__copies">
          <p className="paper__strong paper__slanted">{paper.copies}</p>
          {content.copies.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        <div className="paper__sign">
          <p className="paper__strong">{content.capacity}</p>
          <p className="paper__strong">{content.signerTitle}</p>
          <p className="paper__strong paper__name">{content.signerName}</p>
        </div>
      </div>
    </article>
  )
}
