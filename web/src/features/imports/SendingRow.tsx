import { Button } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle, IconUpload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { shareText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import type { Sending } from './use-imports.ts'
import { useImportWords } from './words.ts'

interface Props {
  sending: Sending
  onDrop: () => void
  onAgain: () => void
}

/** A file on its way, or the sentence why the server did not take it. */
export function SendingRow({ sending: { file, sent, failure, known }, onDrop, onAgain }: Props) {
  const { problems } = useMessages()
  const words = useImportWords()
  if (failure) {
    return (
      <li className="import-row" data-state="failed">
        <IconAlertTriangle size={20} className="import-row__sign" aria-hidden />
        <div className="import-row__what">
          <strong>{file.name}</strong>
          <p role="alert">{problems[failure.code](failure.params)}</p>
        </div>
        <div className="import-row__acts">
          {failure.code === 'network.offline' ? (
            <Button size="xs" variant="default" onClick={onAgain}>
              {words.retry}
            </Button>
          ) : null}
          <Button size="xs" variant="default" onClick={onDrop}>
            {words.dismiss}
          </Button>
        </div>
      </li>
    )
  }
  if (known) {
    return (
      <li className="import-row" data-state="ready">
        <IconInfoCircle size={20} className="import-row__sign" aria-hidden />
        <div className="import-row__what">
          <strong>{file.name}</strong>
          <p role="status">
            {words.knownFile}{' '}
            {known.planId ? (
              <Link to="/ke-hoach/$planId" params={{ planId: known.planId }}>
                {known.code}
              </Link>
            ) : null}
          </p>
        </div>
        <div className="import-row__acts">
          <Button size="xs" variant="default" onClick={onDrop}>
            {words.dismiss}
          </Button>
        </div>
      </li>
    )
  }
  const said = sent < 1 ? words.sending(shareText(sent, 1)) : words.sent
  return (
    <li className="import-row" data-state="reading">
      <IconUpload size={20} className="import-row__sign" aria-hidden />
      <div className="import-row__what">
        <strong>{file.name}</strong>
        <p>{said}</p>
        <progress aria-label={`${file.name}: ${said}`} {...(sent < 1 ? { value: sent } : {})} max={1} />
      </div>
    </li>
  )
}
