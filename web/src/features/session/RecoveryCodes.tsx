import './second-factor.css'
import { Button, Checkbox } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { dateText } from '../../lib/format.ts'
import { useMe } from '../../lib/session.ts'
import { firstFocus } from '../../ui/first-focus.ts'
import { saveText } from '../../ui/table-as-csv.ts'
import { CopyButton } from './CopyButton.tsx'
import { useSignInWords } from './words.ts'

/** Recovery codes, shown this once: copy, save or print them, then say that they are kept. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { recovery: words } = useSignInWords()
  const { email, today } = useMe()
  const [kept, setKept] = useState(false)
  const [asked, setAsked] = useState(false)
  const head = words.fileHead(email, dateText(today))
  const text = `${head}\r\n\r\n${codes.join('\r\n')}\r\n`
  return (
    <section className="recovery-codes" aria-labelledby="recovery-title">
      <h2 id="recovery-title" ref={firstFocus} tabIndex={-1}>
        {words.title}
      </h2>
      <p className="no-print">{words.lead}</p>
      <p className="recovery-codes__head">{head}</p>
      <ul className="recovery-codes__list">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="recovery-codes__tools no-print">
        <CopyButton text={codes.join('\n')} word={words.copy} />
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          onClick={() => saveText(words.fileName, text, 'text/plain')}
        >
          {words.download}
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      <Checkbox
        className="no-print"
        label={words.kept}
        checked={kept}
        error={asked && !kept ? words.keepFirst : undefined}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <Button className="no-print" onClick={() => (kept ? onDone() : setAsked(true))}>
        {words.done}
      </Button>
    </section>
  )
}
