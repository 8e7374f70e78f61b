import { Panel } from '../../ui/Panel.tsx'
import { useReviewWords } from './words.ts'

/** Every key of the editor with what it does. */
export function KeysPanel({ onClose }: { onClose: () => void }) {
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
    </Panel>
  )
}
