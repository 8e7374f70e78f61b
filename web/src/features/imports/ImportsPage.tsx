import './imports.css'
import { getPlan, listPlans } from '@dondoc/contract/plans'
import { Button } from '@mantine/core'
import { IconFileImport, IconFilePlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { asking } from '../../lib/api.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useMe } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Crumbs } from '../../ui/Crumbs.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { DropFiles } from './DropFiles.tsx'
import { ImportRow } from './ImportRow.tsx'
import { PasteText } from './PasteText.tsx'
import { SendingRow } from './SendingRow.tsx'
import { useImports, useSending } from './use-imports.ts'
import { useImportWords } from './words.ts'

const route = getRouteApi('/frame/nhap-ke-hoach')

/** Give plan files, see them being read, and go on with what came of them; leaving and coming back loses nothing. */
export function ImportsPage() {
  const { plans } = useMessages()
  const words = useImportWords()
  const { can } = useMe()
  const { amends } = route.useSearch()
  const imports = useImports(true)
  const drafts = useQuery(asking(listPlans, { query: {} }))
  const { sendings, send, drop } = useSending(amends)
  const rows = imports.data?.imports ?? []
  return (
    <div className="page imports-page">
      <PageHeader
        title={words.title}
        lead={words.lead}
        above={
          <Crumbs>
            <Link to="/ke-hoach">{plans.title}</Link>
          </Crumbs>
        }
      >
        {can.importPlan ? (
          <Button
            variant="default"
            leftSection={<IconFilePlus size={16} />}
            renderRoot={(props) => <Link to="/ke-hoach/moi" {...props} />}
          >
            {words.startEmpty}
          </Button>
        ) : null}
      </PageHeader>
      {amends ? <AmendsBand planId={amends} /> : null}
      {can.importPlan ? (
        <>
          <DropFiles onFiles={(files) => void send(files)} />
          <PasteText onFile={(file) => void send([file])} />
        </>
      ) : (
        <Alert tone="notice">{words.notAllowed}</Alert>
      )}
      <h2 className="imports-page__list">{words.list}</h2>
      {imports.isPending ? <SkeletonRows count={4} /> : null}
      {imports.isError ? <ErrorState error={imports.error} onRetry={imports.refetch} /> : null}
      {imports.isSuccess && rows.length + sendings.length === 0 ? (
        <EmptyState icon={IconFileImport} title={words.listEmptyTitle} text={words.listEmptyText} />
      ) : null}
      {rows.length + sendings.length > 0 ? (
        <ul className="box import-list">
          {sendings.map((sending) => (
            <SendingRow
              key={sending.key}
              sending={sending}
              onDrop={() => drop(sending.key)}
              onAgain={() => {
                drop(sending.key)
                void send([sending.file])
              }}
            />
          ))}
          {rows.map((row) => (
            <ImportRow key={row.importId} row={row} plan={drafts.data?.plans.find(({ id }) => id === row.planId)} />
          ))}
        </ul>
      ) : null}
    </div>
  )
}

/** Says that the next file amends a plan. */
function AmendsBand({ planId }: { planId: string }) {
  const words = useImportWords()
  const plan = useQuery(asking(getPlan, { params: { planId }, query: {} }))
  if (!plan.data) return null
  return (
    <Alert tone="notice">
      {words.amends(plan.data.title)}{' '}
      <Link to="/nhap-ke-hoach" search={(before) => ({ ...before, amends: undefined })}>
        {words.amendsNot}
      </Link>
    </Alert>
  )
}
