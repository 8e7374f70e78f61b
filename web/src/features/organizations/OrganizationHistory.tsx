import type { OrganizationDetail } from '@dondoc/contract/organizations'
import type { OrganizationRef } from '@dondoc/contract/shared'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { DateText } from '../../ui/DateText.tsx'
import { type HistoryEntry, historyOf } from './history.ts'
import { useOrganizationWords } from './words.ts'

/** Where an organization comes from, what it was called and whose it was, newest first. */
export function OrganizationHistory({ organization }: { organization: OrganizationDetail }) {
  const { history: words } = useOrganizationWords()
  return (
    <section className="box org-box" aria-labelledby="org-history">
      <h2 id="org-history">{words.title}</h2>
      <ol className="org-history">
        {historyOf(organization).map((entry) => (
          <li key={`${entry.on} ${entry.what}`}>
            <DateText date={entry.on} />
            <div>
              <p>{sentenceOf(entry, words)}</p>
              <Others entry={entry} />
              {entry.change ? (
                <p className="secondary">
                  {entry.change.basis ? `${words.basis}: ${entry.change.basis}. ` : null}
                  <Link to="/quan-tri/don-vi/sap-xep/$changeId" params={{ changeId: entry.change.id }}>
                    {words.see}
                  </Link>
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

const namesOf = (others: readonly OrganizationRef[]): string => others.map(({ name }) => name).join(', ')

function sentenceOf(entry: HistoryEntry, words: ReturnType<typeof useOrganizationWords>['history']): string {
  switch (entry.what) {
    case 'from':
    case 'took':
    case 'into':
    case 'split':
      return words[entry.what](namesOf(entry.others))
    case 'renamed':
    case 'moved':
      return words[entry.what](entry.from, entry.to)
    case 'born':
    case 'ended':
    case 'changed':
      return words[entry.what]
  }
}

/** The way to those it came from or went into. */
function Others({ entry }: { entry: HistoryEntry }): ReactNode {
  if (!('others' in entry)) return null
  return (
    <p className="org-history__others">
      {entry.others.map(({ id, name, shortName }) => (
        <Link key={id} to="/quan-tri/don-vi/$organizationId" params={{ organizationId: id }}>
          {shortName ?? name}
        </Link>
      ))}
    </p>
  )
}
