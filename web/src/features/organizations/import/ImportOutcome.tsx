import type { ImportReport } from '@dondoc/contract/organization-import'
import { Button } from '@mantine/core'
import { IconFileSpreadsheet, IconTableOff } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { asFailure } from '../../../lib/failure.ts'
import { useMessages } from '../../../lib/i18n.tsx'
import { Alert } from '../../../ui/Alert.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { saveBlob } from '../../../ui/table-as-csv.ts'
import { forgetOrganizations } from '../use-tree.ts'
import { sendTable, type Table, wrongRowsOf } from './send-table.ts'
import { WrongRows } from './WrongRows.tsx'
import { useOrganizationImportWords } from './words.ts'

interface Props {
  table: Table
  onAnother: () => void
}

/** What a chosen table would do, what is wrong with it, and the way to load it. */
export function ImportOutcome({ table, onAnother }: Props) {
  const words = useOrganizationImportWords()
  const { problems } = useMessages()
  const queryClient = useQueryClient()
  const { file, parentId, validFrom } = table
  const trial = useQuery({
    queryKey: ['organization-import', file.name, file.size, file.lastModified, parentId, validFrom],
    queryFn: ({ signal }) => sendTable(table, true, signal),
    retry: false,
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
  const load = useMutation({
    mutationFn: () => sendTable(table, false),
    onSuccess: () => forgetOrganizations(queryClient),
    // Somebody may have changed the tree since the trial.
    onError: () => trial.refetch(),
  })
  const error = load.error ?? trial.error
  const failure = error ? asFailure(error) : null
  const report = trial.data
  return (
    <>
      {trial.isPending ? (
        <section className="box">
          <p className="import-table__checking" role="status">
            {words.checking(file.name)}
          </p>
          <SkeletonRows count={4} />
        </section>
      ) : null}
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      {load.data ? (
        <>
          <Alert tone="good">
            {load.data.added + load.data.changed === 0
              ? words.nothing
              : words.loaded(load.data.added, load.data.changed)}
          </Alert>
          <div className="org-form__buttons">
            <Button renderRoot={(props) => <Link to="/quan-tri/don-vi" {...props} />}>{words.toTree}</Button>
            <Button variant="default" onClick={onAnother}>
              {words.another}
            </Button>
          </div>
        </>
      ) : null}
      {report && !load.data ? <Outcome report={report} table={table} load={load} onAnother={onAnother} /> : null}
      {failure && !report ? (
        <div className="org-form__buttons">
          <Button variant="default" onClick={onAnother}>
            {words.another}
          </Button>
        </div>
      ) : null}
    </>
  )
}

interface OutcomeProps extends Props {
  report: ImportReport
  load: { readonly isPending: boolean; readonly mutate: () => void }
}

function Outcome({ report, table, load, onAnother }: OutcomeProps) {
  const words = useOrganizationImportWords()
  const { problems } = useMessages()
  const save = useMutation({
    mutationFn: () => wrongRowsOf(table),
    onSuccess: (blob) => saveBlob('dong-sai.xlsx', blob),
  })
  const failure = save.error ? asFailure(save.error) : null
  const { rowCount, added, changed, same, errors } = report
  const another = (
    <Button variant="default" onClick={onAnother}>
      {words.another}
    </Button>
  )
  if (rowCount === 0)
    return (
      <EmptyState icon={IconTableOff} title={words.emptyTitle} text={words.emptyText}>
        {another}
      </EmptyState>
    )
  return (
    <>
      <h2 className="import-table__file">{words.file(table.file.name, rowCount)}</h2>
      {errors.length > 0 ? (
        <>
          <Alert tone="error">{words.wrong(errors.length, new Set(errors.map(({ row }) => row)).size, rowCount)}</Alert>
          {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
          <div className="org-form__buttons">
            <Button
              leftSection={<IconFileSpreadsheet size={16} />}
              loading={save.isPending}
              onClick={() => save.mutate()}
            >
              {words.saveWrong}
            </Button>
            {another}
          </div>
          <WrongRows errors={errors} />
        </>
      ) : (
        <>
          <Alert tone={added + changed === 0 ? 'notice' : 'good'}>
            {added + changed === 0 ? words.nothing : words.right(added, changed, same)}
          </Alert>
          <div className="org-form__buttons">
            {added + changed > 0 ? (
              <Button loading={load.isPending} onClick={load.mutate}>
                {words.load}
              </Button>
            ) : null}
            {another}
          </div>
        </>
      )}
    </>
  )
}
