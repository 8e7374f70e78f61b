import { Button } from '@mantine/core'
import { useMessages } from '../lib/i18n.tsx'

interface Props {
  /** What the form of the panel does, as a verb. */
  submit: string
  busy?: boolean
  disabled?: boolean
  onClose: () => void
}

/** The foot of a panel with a form: to leave it, and to send it. */
export function PanelFoot({ submit, busy = false, disabled = false, onClose }: Props) {
  const { state } = useMessages()
  return (
    <div className="panel__foot">
      <Button variant="default" onClick={onClose}>
        {state.close}
      </Button>
      <Button type="submit" loading={busy} disabled={disabled}>
        {submit}
      </Button>
    </div>
  )
}
