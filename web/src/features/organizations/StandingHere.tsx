import { listAccounts } from '@dondoc/contract/accounts'
import { listDuties } from '@dondoc/contract/duties'
import type { OrganizationDetail } from '@dondoc/contract/organizations'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { asking } from '../../lib/api.ts'
import { numberText } from '../../lib/format.ts'
import { useMe } from '../../lib/session.ts'
import { useView } from '../../lib/view.ts'
import { useOrganizationWords } from './words.ts'

/** Neither done nor stopped. */
const OPEN = 'overdue,running,not-started,to-confirm,waiting'

/** What hangs on an organization now, each number leading to its list. */
export function StandingHere({ organization, units }: { organization: OrganizationDetail; units: number }) {
  const { standing: words } = useOrganizationWords()
  const { can } = useMe()
  const { asOf } = useView()
  const { id } = organization
  const duties = useQuery(
    asking(listDuties, { query: { organizationId: id, status: OPEN, role: 'any', limit: 1, asOf } }),
  )
  const people = useQuery({
    ...asking(listAccounts, { query: { organizationId: id, limit: 1 } }),
    enabled: can.manageAccounts === true,
  })
  const shown = (count: number | undefined): string => (count === undefined ? '…' : numberText(count))
  return (
    <section className="box org-box" aria-labelledby="org-standing">
      <h2 id="org-standing">{words.title}</h2>
      <dl className="org-numbers">
        <div>
          <dt>
            {words.openDuties}
            <span className="secondary">{words.openHint}</span>
          </dt>
          <dd>
            <Link to="/nhiem-vu" search={{ organization: id, status: OPEN, role: 'any' }}>
              {shown(duties.data?.total)}
            </Link>
          </dd>
        </div>
        {can.manageAccounts === true ? (
          <div>
            <dt>{words.people}</dt>
            <dd>
              <Link to="/quan-tri/tai-khoan" search={{ organization: id }}>
                {shown(people.data?.total)}
              </Link>
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{words.units}</dt>
          <dd>{numberText(units)}</dd>
        </div>
      </dl>
    </section>
  )
}
