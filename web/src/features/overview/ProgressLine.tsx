import type { Overview } from '@dondoc/contract/overview'
import { useElementSize } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { monthText, numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { axisSteps } from './scale.ts'

const HEIGHT = 232
const PAD = { top: 14, right: 14, bottom: 24 }

/** Done against planned, running totals over the months. Months to come have a plan but no done. */
export function ProgressLine({ overview }: { overview: Overview }) {
  const { overview: words } = useMessages()
  const { ref, width } = useElementSize()
  const [at, setAt] = useState<number | null>(null)
  const months = overview.byMonth
  const steps = axisSteps(Math.max(0, ...months.map((month) => Math.max(month.plannedSoFar, month.doneSoFar))), 4)
  const top = steps.at(-1) ?? 1
  const left = 12 + 7 * numberText(top).length
  const inner = Math.max(width - left - PAD.right, 10)
  const stride = inner / Math.max(months.length, 1)
  const x = (index: number) => left + stride * (index + 0.5)
  const y = (value: number) => PAD.top + (HEIGHT - PAD.top - PAD.bottom) * (1 - value / top)
  const begun = months.filter((month) => month.month <= overview.asOf.slice(0, 7)).length
  const points = (values: readonly number[]) => values.map((value, index) => `${x(index)},${y(value)}`).join(' ')
  const planned = months.map((month) => month.plannedSoFar)
  const done = months.slice(0, begun).map((month) => month.doneSoFar)
  const ahead = (done.at(-1) ?? 0) > (planned[begun - 1] ?? 0)
  const every = Math.ceil(months.length / Math.max(1, Math.floor(inner / 54)))
  const shown = at === null ? undefined : months[at]
  return (
    <div className="line-chart">
      <p className="line-chart__key secondary" aria-hidden>
        <span className="line-chart__planned">{words.plannedSoFar}</span>
        <span className="line-chart__done">{words.doneSoFar}</span>
        {shown ? (
          <span className="push">
            {words.monthPoint(
              monthText(shown.month),
              shown.plannedSoFar,
              at !== null && at < begun ? shown.doneSoFar : null,
            )}
          </span>
        ) : null}
      </p>
      <div ref={ref} className="line-chart__picture">
        <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden>
          {steps.map((step) => (
            <g key={step}>
              <line x1={left} x2={width - PAD.right} y1={y(step)} y2={y(step)} className="line-chart__grid" />
              <text x={left - 8} y={y(step) + 4} textAnchor="end">
                {numberText(step)}
              </text>
            </g>
          ))}
          {months.map((month, index) =>
            index % every === 0 ? (
              <text key={month.month} x={x(index)} y={HEIGHT - 6} textAnchor="middle">
                {monthText(month.month)}
              </text>
            ) : null,
          )}
          {done.length > 1 ? (
            <polygon
              className={ahead ? 'line-chart__gap line-chart__gap--ahead' : 'line-chart__gap'}
              points={`${points(planned.slice(0, begun))} ${[...done.keys()]
                .reverse()
                .map((index) => `${x(index)},${y(done[index] ?? 0)}`)
                .join(' ')}`}
            />
          ) : null}
          {at !== null ? (
            <line x1={x(at)} x2={x(at)} y1={PAD.top} y2={HEIGHT - PAD.bottom} className="line-chart__at" />
          ) : null}
          <polyline points={points(planned)} className="line-chart__line line-chart__line--planned" />
          <polyline points={points(done)} className="line-chart__line line-chart__line--done" />
          {done.map((value, index) => (
            <circle
              key={months[index]?.month}
              cx={x(index)}
              cy={y(value)}
              r={at === index ? 5 : 3}
              className="line-chart__dot"
            />
          ))}
        </svg>
        {months.map((month, index) => (
          <Link
            key={month.month}
            to="/nhiem-vu"
            search={{ organization: overview.organization?.id, month: month.month }}
            className="line-chart__month"
            style={{ left: left + stride * index, width: stride }}
            // A month may be narrower than a finger: the table behind has the same links for the keyboard.
            aria-hidden
            tabIndex={-1}
            onMouseEnter={() => setAt(index)}
            onMouseLeave={() => setAt(null)}
          />
        ))}
      </div>
    </div>
  )
}
