import { countReasons } from '@dondoc/contract/duties'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { asking } from '../../lib/api.ts'
import { numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useView } from '../../lib/view.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { ChartCard } from './ChartCard.tsx'
import { useOverviewWords } from './words.ts'

/** Coordinators that are named; the others stand in the list of duties. */
const SHOWN_COORDINATORS = 5

const sumOf = ({ overdue, stopped }: { readonly overdue: number; readonly stopped: number }) => overdue + stopped

/** Why duties are overdue or stopped, as those who owe them said; each number opens its list. */
export function ReasonBars({ organization }: { organization: string | undefined }) {
  const { updates, status: statusWords } = useMessages()
  const words = useOverviewWords()
  const { asOf, planId } = useView()
  const answer = useQuery(asking(countReasons, { query: { asOf, planId, organizationId: organization } }))
  if (answer.isError) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  const reasons = answer.data?.reasons ?? []
  const awaited = (answer.data?.waitsFor ?? []).slice(0, SHOWN_COORDINATORS)
  const named = reasons.filter(({ reason }) => reason !== null)
  const [worst, next] = named
  const isTie = next !== undefined && worst !== undefined && sumOf(next) === sumOf(worst)
  const silent = reasons.find(({ reason }) => reason === null)?.overdue ?? 0
  const longest = Math.max(1, ...reasons.map(({ overdue, stopped }) => overdue + stopped))
  const rows = reasons.map(({ reason, overdue, stopped }) => ({
    key: reason ?? ('none' as const),
    name: reason === null ? updates.noReason : updates.reasons[reason],
    overdue,
    stopped,
  }))
  const finding = isTie
    ? words.findingReasons(named.length)
    : worst?.reason != null
      ? words.findingReason(updates.reasons[worst.reason], worst.overdue + worst.stopped)
      : silent > 0
        ? words.findingSilent(silent)
        : words.findingNoReason
  return (
    <ChartCard
      finding={answer.isPending ? words.byReason : finding}
      about={words.byReason}
      chart={
        <ul className="bars">
          {rows.map(({ key, name, overdue, stopped }) => (
            <li key={key} className="bars__row">
              <Link to="/nhiem-vu" search={{ organization, reason: key }} className="bars__name">
                {name}
                <span className="hidden-visually">: {numberText(overdue + stopped)}</span>
              </Link>
              <span className="bars__track" aria-hidden>
                <span className="bars__bar" style={{ width: `${((overdue + stopped) / longest) * 100}%` }}>
                  <span
                    className="bars__piece fill--overdue"
                    style={{ flexGrow: overdue }}
                    title={`${statusWords.overdue} ${numberText(overdue)}`}
                  />
                  {stopped > 0 ? (
                    <span
                      className="bars__piece fill--stopped"
                      style={{ flexGrow: stopped }}
                      title={`${statusWords.stopped} ${numberText(stopped)}`}
                    />
                  ) : null}
                </span>
                <span className="bars__sum">{numberText(overdue + stopped)}</span>
              </span>
              {key === 'waiting-coordination' && awaited.length > 0 ? (
                <p className="bars__more secondary">
                  {words.awaited}{' '}
                  {awaited.map(({ organization: { id, name: full, shortName }, count }, at) => (
                    <span key={id}>
                      {at > 0 ? ' · ' : ''}
                      <Link to="/nhiem-vu" search={{ organization: id, role: 'coordinator' }}>
                        {shortName ?? full}
                      </Link>{' '}
                      {numberText(count)}
                    </span>
                  ))}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      }
      table={
        <table className="figures-table">
          <thead>
            <tr>
              <th scope="col">{updates.reason}</th>
              <th scope="col">{statusWords.overdue}</th>
              <th scope="col">{statusWords.stopped}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, overdue, stopped }) => (
              <tr key={key}>
                <th scope="row">
                  <Link to="/nhiem-vu" search={{ organization, reason: key }}>
                    {name}
                  </Link>
                </th>
                <td>{numberText(overdue)}</td>
                <td>{numberText(stopped)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}
