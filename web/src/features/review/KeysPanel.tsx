import { Button } from '@mantine/core'
import { useMessages } from '../../lib/i18n.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useReviewWords } from './words.ts'

/** Every key of the editor with what it does. */
export function KeysPanel({ onClose }: { onClose: () => void }) {
  const { state } = useMessages()
  const words = useReviewWords()
  return (
    <Panel title={words.keys} onClose={onClose}>
      <dl className="key-list">
        {words.keyList.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Button variant="default" className="key-list__close" onClick={onClose}>
        {state.close}
      </Button>
    </Panel>
  )
}
