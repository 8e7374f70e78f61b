import type { AccountRowError } from '@dondoc/contract/account-import'
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { numberText } from '../../lib/format.ts'
import { csvOf, saveText } from '../../ui/table-as-csv.ts'
import { useAccountWords } from './words.ts'

/** Rows shown; all of them stand in the file to save. */
const SHOWN = 200

/** What is wrong with a table of people, row by row. */
export function WrongPeople({ errors }: { errors: readonly AccountRowError[] }) {
  const { importing: words } = useAccountWords()
  const headings = [words.row, words.column, words.value, words.reason]
  const save = () =>
    saveText(
      'dong-sai.csv',
      csvOf([
        headings,
        ...errors.map(({ row, column, value, code }) => [String(row), column ?? '', value ?? '', words.faults[code]]),
      ]),
    )
  return (
    <>
      <div className="people__wrong">
        <table className="entry-table">
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {errors.slice(0, SHOWN).map(({ row, code, column, value }) => (
              <tr key={`${row}/${code}/${column}`}>
                <td>{numberText(row)}</td>
                <td>{column}</td>
                <td>{value}</td>
                <td>{words.faults[code]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {errors.length > SHOWN ? <p className="secondary">{words.moreWrong(errors.length - SHOWN)}</p> : null}
      <div>
        <Button variant="default" size="compact-sm" leftSection={<IconDownload size={14} />} onClick={save}>
          {words.saveWrong}
        </Button>
      </div>
    </>
  )
}
