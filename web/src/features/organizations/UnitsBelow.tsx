import type { OrganizationDetail } from '@dondoc/contract/organizations'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { matchesWords } from '../../lib/fold.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { VirtualRows } from '../../ui/VirtualRows.tsx'
import type { OrganizationIndex } from './tree.ts'
import { useOrganizationWords } from './words.ts'

/** Beyond this many a search is offered. */
const SEARCHED_FROM = 12

interface Props {
  index: OrganizationIndex
  organization: OrganizationDetail
  canAdd: boolean
}

/** The units right below an organization on the day one looks at. */
export function UnitsBelow({ index, organization, canAdd }: Props) {
  const words = useOrganizationWords()
  const { list } = useMessages()
  const [q, setQ] = useState<string | undefined>()
  const units = index.children.get(organization.id) ?? []
  const shown = q === undefined ? units : units.filter(({ name, shortName }) => matchesWords(`${name} ${shortName}`, q))
  return (
    <section className="box org-box" aria-labelledby="org-units">
      <div className="org-box__head">
        <h2 id="org-units">{words.units.title(units.length)}</h2>
        {canAdd ? (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            renderRoot={(props) => (
              <Link to="/quan-tri/don-vi/sap-xep/moi" search={{ kind: 'add', of: organization.id }} {...props} />
            )}
          >
            {words.addBelow}
          </Button>
        ) : null}
      </div>
      {units.length === 0 ? <p className="secondary">{words.units.none}</p> : null}
      {units.length > SEARCHED_FROM ? <SearchField label={list.search} value={q} onChange={setQ} /> : null}
      <VirtualRows
        count={shown.length}
        estimate={40}
        keyOf={(at) => shown[at]?.id ?? String(at)}
        row={(at) => {
          const unit = shown[at]
          if (!unit) return null
          const below = index.below.get(unit.id) ?? 0
          return (
            <div className="org-units__row">
              <Link to="/quan-tri/don-vi/$organizationId" params={{ organizationId: unit.id }}>
                {unit.name}
              </Link>
              <span className="secondary">
                {[unit.type, below > 0 ? words.units.below(below) : null].filter((text) => text !== null).join(' · ')}
              </span>
            </div>
          )
        }}
      />
    </section>
  )
}
