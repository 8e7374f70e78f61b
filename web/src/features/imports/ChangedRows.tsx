import type { PlanDifference } from '@dondoc/contract/imports'
import { IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../lib/i18n.tsx'
import { DutyEffects } from './DutyEffects.tsx'
import { useImportWords } from './words.ts'

const SIGNS = { added: IconPlus, changed: IconPencil, dropped: IconMinus }

/** The rows that an amended version changes, adds and drops, each with its words and its duties. */
export function ChangedRows({ difference: { added, changed, dropped } }: { difference: PlanDifference }) {
  const words = useImportWords()
  return (
    <>
      <Part kind="changed" count={changed.length}>
        {changed.map((row) => (
          <Row key={row.nodeId} text={row.text} area={row.area} effect={row.duties}>
            <FieldChanges fields={row.fields} />
          </Row>
        ))}
      </Part>
      <Part kind="added" count={added.length}>
        {added.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an added row has no id yet, and the list does not change in place.
          <Row key={at} text={row.text} area={row.area} effect={row.duties}>
            <p className="secondary">
              {[row.leadText, row.deadlineText].map((text) => text ?? words.change.empty).join(' · ')}
            </p>
          </Row>
        ))}
      </Part>
      <Part kind="dropped" count={dropped.length}>
        {dropped.map((row) => (
          <Row key={row.nodeId} text={row.text} area={row.area} effect={row.duties} />
        ))}
      </Part>
    </>
  )
}

function Part({ kind, count, children }: { kind: keyof typeof SIGNS; count: number; children: ReactNode }) {
  const words = useImportWords()
  const Sign = SIGNS[kind]
  if (count === 0) return null
  return (
    <section className="difference__part" data-kind={kind}>
      <h2>
        <Sign size={17} aria-hidden />
        {words.change[kind]} ({count})
      </h2>
      <ul className="box">{children}</ul>
    </section>
  )
}

interface RowProps {
  text: string
  area: PlanDifference['added'][number]['area']
  effect: PlanDifference['added'][number]['duties']
  children?: ReactNode
}

function Row({ text, area, effect, children }: RowProps) {
  const { areas, noArea } = useMessages()
  return (
    <li className="difference__row">
      <p className="secondary">{area ? areas[area] : noArea}</p>
      <p className="difference__text">{text}</p>
      {children}
      <DutyEffects effects={[effect]} />
    </li>
  )
}

function FieldChanges({ fields }: { fields: PlanDifference['changed'][number]['fields'] }) {
  const words = useImportWords()
  const { change } = words
  const nameOf = (field: string) => Object.entries(change.fields).find(([name]) => name === field)?.[1] ?? change.field
  return (
    <dl className="difference__fields">
      {fields.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{nameOf(field)}</dt>
          <dd>
            <span className="hidden-visually">{change.before}: </span>
            <del>{before ?? change.empty}</del>
            <span aria-hidden> → </span>
            <span className="hidden-visually">. {change.after}: </span>
            <ins>{after ?? change.empty}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
