import type { ReviewNode } from '@dondoc/contract/plan-editing'
import { AREAS, type Area } from '@dondoc/domain/plans/area'
import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMessages } from '../../lib/i18n.tsx'
import { firstFocus } from '../../ui/first-focus.ts'
import { Panel } from '../../ui/Panel.tsx'
import { useReviewWords } from './words.ts'

interface Props {
  node: ReviewNode
  onClose: () => void
  onSave: (area: Area | null) => void
}

/** Which of the seven areas a row belongs to. */
export function AreaPanel({ node, onClose, onSave }: Props) {
  const { areas, noArea } = useMessages()
  const words = useReviewWords()
  const [area, setArea] = useState<Area | null>(node.area)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (area === node.area) onClose()
    else onSave(area)
  }
  return (
    <Panel title={words.areaPanel.title} onClose={onClose}>
      <form className="panel__form" onSubmit={submit}>
        <p className="review-form__words">{node.text}</p>
        <fieldset className="choices">
          <legend className="hidden-visually">{words.add.area}</legend>
          {[...AREAS, null].map((one) => (
            <label key={one ?? 'none'} className="choice">
              <input
                type="radio"
                name="area"
                checked={area === one}
                ref={node.area === one ? firstFocus : null}
                onChange={() => setArea(one)}
              />
              {one === null ? noArea : areas[one]}
            </label>
          ))}
        </fieldset>
        <p className="secondary">{words.areaPanel.hint}</p>
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {words.editor.cancel}
          </Button>
          <Button type="submit">{words.areaPanel.save}</Button>
        </div>
      </form>
    </Panel>
  )
}
