import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { Alert } from '../../ui/Alert.tsx'
import { useAccountWords } from './words.ts'

export interface Slip {
  readonly name: string
  readonly email: string
  readonly organization: string
  readonly password: string
}

/** First passwords to be handed over on paper; on screen this once. */
export function Slips({ slips, onClose }: { slips: readonly Slip[]; onClose: () => void }) {
  const { slip: words } = useAccountWords()
  return (
    <>
      <div className="no-print slips__once">
        <Alert tone="notice">{words.once}</Alert>
      </div>
      <ul className="slips">
        {slips.map(({ name, email, organization, password }) => (
          <li key={email} className="slip">
            <strong>{words.heading}</strong>
            <p>
              {name}
              <span className="secondary account-row__line">{organization}</span>
            </p>
            <dl>
              <dt>{words.address}</dt>
              <dd>{window.location.origin}</dd>
              <dt>{words.email}</dt>
              <dd>{email}</dd>
              <dt>{words.password}</dt>
              <dd className="slip__password">{password}</dd>
            </dl>
            <p className="secondary">{words.advice}</p>
          </li>
        ))}
      </ul>
      <div className="form__buttons no-print">
        <Button leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          {slips.length === 1 ? words.print : words.printMany(slips.length)}
        </Button>
        <Button variant="default" onClick={onClose}>
          {words.close}
        </Button>
      </div>
    </>
  )
}
