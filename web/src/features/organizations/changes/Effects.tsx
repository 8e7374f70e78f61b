import './changes.css'
import type { ChangeEffects } from '@dondoc/contract/organization-changes'
import type { OrganizationRef } from '@dondoc/contract/shared'
import { type ReactNode, useState } from 'react'
import { numberText } from '../../../lib/format.ts'
import { Alert } from '../../../ui/Alert.tsx'
import { useChangeWords } from './words.ts'

/** So many lines of a list are shown before the rest is asked for. */
const SHOWN = 12

const nameOf = (one: OrganizationRef | null): string => one?.name ?? '…'

/** What a reorganization does to the tree and to everything that hangs on it; the same before and after. */
export function Effects({ effects }: { effects: ChangeEffects }) {
  const { effects: words } = useChangeWords()
  // What ended has its place below its heir, for rights alone.
  const placed = effects.replaced - effects.ended.length
  const names = new Map(
    [...effects.ended, ...effects.moved].map(({ organization }) => [organization.id, organization.name]),
  )
  return (
    <div className="effects">
      <p className="effects__subject">{effects.subject}</p>
      <Lines title={words.added} lines={effects.added.map(({ id, name }) => [id, name])} />
      <Lines
        title={words.ended}
        lines={effects.ended.map(({ organization: { id, name }, heir }) => [
          id,
          heir ? words.endedTo(name, heir.name) : words.endedAlone(name),
        ])}
      />
      <Lines
        title={words.renamed}
        lines={effects.renamed.map(({ organizationId, from, to }) => [organizationId, words.renamedTo(from, to)])}
      />
      <Lines
        title={words.moved}
        lines={effects.moved.map(({ organization, from, to }) => [
          organization.id,
          words.movedTo(names.get(organization.id) ?? organization.name, nameOf(from), nameOf(to)),
        ])}
      />
      {placed > effects.moved.length ? <p className="secondary">{words.replaced(placed)}</p> : null}
      <Hanging effects={effects} />
      <Lines
        title={words.names}
        lines={effects.inheritedNames.map(({ alias, organization }) => [
          `${organization.id} ${alias}`,
          words.nameOf(alias, organization.name),
        ])}
      />
      <p className="secondary">{words.reports}</p>
      {effects.clashes.length > 0 || effects.doubledDuties > 0 ? (
        <Alert tone="notice">
          <strong>{words.clashes}</strong>
          {effects.clashes.map(({ alias, organization, other }) => (
            <p key={`${organization.id} ${other.id}`}>{words.clash(alias, organization.name, other.name)}</p>
          ))}
          {effects.doubledDuties > 0 ? <p>{words.doubled(effects.doubledDuties)}</p> : null}
        </Alert>
      ) : null}
    </div>
  )
}

function Lines({
  title,
  lines,
}: {
  title: string
  lines: readonly (readonly [key: string, text: string])[]
}): ReactNode {
  const { effects: words } = useChangeWords()
  const [all, setAll] = useState(false)
  if (lines.length === 0) return null
  const shown = all ? lines : lines.slice(0, SHOWN)
  return (
    <section className="effects__part">
      <h3>
        {title} ({numberText(lines.length)})
      </h3>
      <ul className="effects__lines">
        {shown.map(([key, text]) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
      {shown.length < lines.length ? (
        <button type="button" className="chip no-print" onClick={() => setAll(true)}>
          {words.all} {words.more(lines.length - shown.length)}
        </button>
      ) : null}
    </section>
  )
}

function Hanging({ effects: { effects } }: { effects: ChangeEffects }) {
  const { effects: words } = useChangeWords()
  if (effects.length === 0) return <p>{words.nothing}</p>
  return (
    <section className="effects__part">
      <h3>{words.hanging}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard. */}
      <section className="effects__scroll" aria-label={words.hanging} tabIndex={0}>
        <table className="effects__table">
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.from}</th>
              <th scope="col">{words.fate}</th>
              <th scope="col">{words.count}</th>
            </tr>
          </thead>
          <tbody>
            {effects.flatMap(({ what, fate, rows }) =>
              rows.map(({ organization, to, count }) => (
                <tr key={`${what} ${organization.id} ${to?.id ?? ''}`}>
                  <th scope="row">{words.whats[what]}</th>
                  <td>{organization.name}</td>
                  <td>{fate === 'stays' ? words.stays : to ? words.passes(to.name) : words.ends}</td>
                  <td>{numberText(count)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </section>
    </section>
  )
}
