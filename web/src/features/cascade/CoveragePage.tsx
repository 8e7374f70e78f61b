import './cascade.css'
import { type Coverage, type CoverageCell, exportCoverage, getCoverage } from '@dondoc/contract/cascade'
import { AREAS } from '@dondoc/domain/plans/area'
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { IconClockExclamation, IconFileSpreadsheet, IconGridDots, IconPrinter } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { addressOf, call } from '../../lib/api.ts'
import { useMessages, useWords } from '../../lib/i18n.tsx'
import { useView } from '../../lib/view.ts'
import { Crumbs } from '../../ui/Crumbs.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Filters } from '../../ui/Filters.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { Toolbar, ToolbarFoot } from '../../ui/Toolbar.tsx'
import { type CellMark, cellWords, isLate, MarkIcon, markOf } from './CoverageMark.tsx'
import { WORDS } from './words.ts'

const route = getRouteApi('/frame/ke-hoach/$planId/trien-khai')

/** Rows of one answer: 40 rows of 170 agencies are drawn without a wait. */
const ROWS = 40
const MARKS: readonly CellMark[] = ['done', 'running', 'overdue', 'gap']

/** Which agencies below carry out which rows of a plan, with the gaps. */
export function CoveragePage() {
  const { planId } = route.useParams()
  const filter = route.useSearch()
  const navigate = route.useNavigate()
  const { asOf } = useView()
  const { areas, plans, state } = useMessages()
  const { coverage: words } = useWords(WORDS)
  const query = {
    area: filter.area,
    organizationId: filter.unit,
    onlyGaps: filter.gaps === '1' ? 'true' : undefined,
    asOf,
  }
  const answer = useInfiniteQuery({
    queryKey: [getCoverage.url, { planId }, query],
    queryFn: ({ pageParam, signal }) =>
      call(getCoverage, { params: { planId }, query: { ...query, limit: ROWS, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor ?? undefined,
    placeholderData: keepPreviousData,
  })
  if (answer.isPending) return <SkeletonRows count={12} />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  const [first] = answer.data.pages
  if (!first) return null
  const rows = answer.data.pages.flatMap((page) => page.rows)
  const narrowed = filter.area !== undefined || filter.unit !== undefined || filter.gaps === '1'
  /** No agency below was given anything: there is nothing to choose from, and nothing to say. */
  const nobody = first.organizations.length === 0 && !narrowed
  /** Paper has no button for the rest. */
  const printAll = async () => {
    let shown: Pick<typeof answer, 'hasNextPage' | 'fetchNextPage'> = answer
    while (shown.hasNextPage) shown = await shown.fetchNextPage()
    requestAnimationFrame(() => window.print())
  }
  const set = (part: Partial<typeof filter>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  return (
    <div className="page">
      <PageHeader
        title={words.title}
        above={
          <Crumbs>
            <Link to="/ke-hoach">{plans.title}</Link>
            <Link to="/ke-hoach/$planId" params={{ planId }}>
              {first.plan.code}
            </Link>
          </Crumbs>
        }
        lead={
          nobody
            ? undefined
            : `${words.lead(first.linked, first.gaps)}${first.late > 0 ? ` · ${words.late(first.late)}` : ''}`
        }
      >
        {nobody ? null : (
          <>
            <Button
              variant="default"
              leftSection={<IconFileSpreadsheet size={16} />}
              renderRoot={(props) => <a href={addressOf(exportCoverage.url, { planId }, query)} download {...props} />}
            >
              {words.export}
            </Button>
            <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => void printAll()}>
              {words.print}
            </Button>
          </>
        )}
      </PageHeader>
      {nobody ? null : (
        <>
          <Toolbar>
            <Filters>
              <NativeSelect
                label={words.area}
                value={filter.area ?? ''}
                onChange={(event) => set({ area: AREAS.find((area) => area === event.currentTarget.value) })}
                data={[{ value: '', label: words.all }, ...AREAS.map((value) => ({ value, label: areas[value] }))]}
              />
              <NativeSelect
                label={words.agency}
                value={filter.unit ?? ''}
                onChange={(event) => set({ unit: event.currentTarget.value || undefined })}
                data={[
                  { value: '', label: words.all },
                  ...first.organizations.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
              <Checkbox
                className="coverage__only"
                label={words.onlyGaps}
                checked={filter.gaps === '1'}
                onChange={(event) => set({ gaps: event.currentTarget.checked ? '1' : undefined })}
              />
            </Filters>
          </Toolbar>
          <ToolbarFoot count={words.count(rows.length, first.total)}>
            <ul className="coverage__legend">
              {MARKS.map((mark) => (
                <li key={mark}>
                  <MarkIcon mark={mark} /> {words.legend[mark]}
                </li>
              ))}
              <li>
                <IconClockExclamation size={16} aria-hidden className="ink--waiting" /> {words.legend.late}
              </li>
            </ul>
          </ToolbarFoot>
        </>
      )}
      {first.organizations.length === 0 ? (
        <EmptyState
          icon={IconGridDots}
          title={narrowed ? words.noneLeft : words.emptyTitle}
          text={narrowed ? '' : words.emptyText}
        />
      ) : (
        <Matrix rows={rows} organizations={first.organizations} />
      )}
      {answer.hasNextPage ? (
        <Button
          className="no-print"
          variant="default"
          loading={answer.isFetchingNextPage}
          onClick={() => void answer.fetchNextPage()}
        >
          {words.more}
        </Button>
      ) : null}
      <span className="hidden-visually" role="status">
        {answer.isFetching ? state.loading : ''}
      </span>
    </div>
  )
}

function Matrix({ rows, organizations }: Pick<Coverage, 'rows' | 'organizations'>) {
  const { coverage: words } = useWords(WORDS)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="coverage box" aria-label={words.title} tabIndex={0}>
      <table className="coverage__table">
        <thead>
          <tr>
            <th scope="col" className="coverage__task">
              {words.task}
            </th>
            <th scope="col">{words.gaps}</th>
            {organizations.map((agency) => (
              <th key={agency.id} scope="col" title={agency.name}>
                <span className="coverage__agency">{agency.shortName ?? agency.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const cells = new Map(row.cells.map((cell) => [cell.organizationId, cell]))
            return (
              <tr key={row.id}>
                <th scope="row" className="coverage__task">
                  <span className="coverage__text clamp-3">
                    {row.ordinal ? <span className="secondary">{row.ordinal}. </span> : null}
                    {row.text}
                  </span>
                  {row.deadlineText ? <span className="secondary coverage__deadline">{row.deadlineText}</span> : null}
                </th>
                <td className={row.gaps > 0 ? 'ink--overdue' : 'coverage__none'}>{row.gaps}</td>
                {organizations.map((agency) => (
                  <td key={agency.id} className="coverage__cell" data-empty={!cells.has(agency.id)}>
                    <Cell cell={cells.get(agency.id)} agency={agency.name} />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ cell, agency }: { cell: CoverageCell | undefined; agency: string }) {
  const { coverage: words } = useWords(WORDS)
  if (!cell) return null
  const said = words.cell(agency, cellWords(cell, words))
  const mark = <MarkIcon mark={markOf(cell)} late={isLate(cell)} />
  const [row] = cell.rows
  const inside = (
    <>
      {mark}
      <span className="hidden-visually">{said}</span>
      <span className="coverage__name" aria-hidden>
        {said}
      </span>
    </>
  )
  return row ? (
    <Link
      to="/ke-hoach/$planId"
      params={{ planId: row.planId }}
      search={{ node: row.nodeId }}
      title={`${said}. ${row.text}`}
    >
      {inside}
    </Link>
  ) : (
    <span title={said}>{inside}</span>
  )
}
