import { type Letter, sendLetter } from '@dondoc/contract/letters'
import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { dateText, parseDate } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { focusFirstError } from '../../ui/first-focus.ts'
import { Panel } from '../../ui/Panel.tsx'
import { FilePicker } from '../records/FilePicker.tsx'
import type { SentFile } from '../records/record-draft.ts'
import { useLetterWords } from './words.ts'

interface Props {
  letter: Letter
  onClose: () => void
  onSent: (letter: Letter) => void
}

/** Number, date and signer of the signed letter, and the letter itself as it was signed. */
export function SendPanel({ letter, onClose, onSent }: Props) {
  const words = useLetterWords()
  const { problems, state } = useMessages()
  const today = useToday()
  const [number, setNumber] = useState(`/${letter.content.notation}`)
  const [dateWords, setDateWords] = useState(dateText(today))
  const [signerName, setSignerName] = useState(letter.content.signerName)
  const date = parseDate(dateWords, today)
  const [files, setFiles] = useState<readonly SentFile[]>([])
  const [tried, setTried] = useState(false)
  // Without the part before the slash it is only the notation of the agency.
  const numberMissing = number.trim() === '' || number.trim().startsWith('/')
  const signerMissing = signerName.trim() === ''
  const send = useMutation({
    mutationFn: () =>
      call(sendLetter, {
        params: { letterId: letter.id },
        body: {
          version: letter.version,
          number,
          date: date ?? today,
          signerName,
          uploadIds: files.map(({ id }) => id),
        },
      }),
    onSuccess: onSent,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (numberMissing || signerMissing || date === null) focusFirstError()
    else send.mutate()
  }
  const failure = send.error ? asFailure(send.error) : null
  return (
    <Panel title={words.sendTitle} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <p className="secondary">{words.sendText}</p>
        <TextInput
          label={words.number}
          value={number}
          placeholder="145/SYT-CCHC"
          required
          error={tried && numberMissing ? words.numberMissing : undefined}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <DateField
          label={words.date}
          value={dateWords}
          onChange={setDateWords}
          today={today}
          max={today}
          required
          error={tried && date === null ? words.dateWrong : undefined}
        />
        <TextInput
          label={words.signerName}
          value={signerName}
          required
          error={tried && signerMissing ? words.signerMissing : undefined}
          onChange={(event) => setSignerName(event.currentTarget.value)}
        />
        <div className="letter__signed">
          <span className="letter__signed-label">{words.signed}</span>
          <p className="secondary">{words.signedHint}</p>
          <FilePicker
            label={false}
            files={files}
            onAdd={(file) => setFiles((before) => [...before, file])}
            onRemove={(id) => setFiles((before) => before.filter((file) => file.id !== id))}
          />
        </div>
        {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {state.close}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {words.confirmSend}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
