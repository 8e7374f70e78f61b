import { Button } from '@mantine/core'
import { useState } from 'react'
import { useImportWords } from './words.ts'

/** What was pasted, as a file: with its table where the clipboard had one. */
function fileOf(name: string, text: string, html: string | null): File {
  if (html === null) return new File([text], `${name}.txt`, { type: 'text/plain' })
  return new File([`<!doctype html>${html}`], `${name}.html`, { type: 'text/html' })
}

/** A plan pasted as text; tables of Word, Excel and web pages keep their cells. */
export function PasteText({ onFile }: { onFile: (file: File) => void }) {
  const words = useImportWords()
  const [text, setText] = useState('')
  const [html, setHtml] = useState<string | null>(null)
  return (
    <details className="import__paste">
      <summary>{words.paste}</summary>
      <label className="import__paste-field">
        <span>{words.pasteLabel}</span>
        <textarea
          rows={7}
          value={text}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/html')
            // Into an empty field only: what is typed or pasted beside a table has no place in its markup.
            if (text.trim() === '' && pasted.includes('<table')) setHtml(pasted)
          }}
          onChange={(event) => {
            if (event.nativeEvent instanceof InputEvent && event.nativeEvent.inputType !== 'insertFromPaste')
              setHtml(null)
            setText(event.currentTarget.value)
          }}
        />
      </label>
      <p className="secondary" role="status">
        {html === null ? words.pasteHint : words.pasteTable}
      </p>
      <Button
        variant="default"
        disabled={text.trim() === ''}
        onClick={() => {
          onFile(fileOf(words.pasteName, text, html))
          setText('')
          setHtml(null)
        }}
      >
        {words.pasteRead}
      </Button>
    </details>
  )
}
