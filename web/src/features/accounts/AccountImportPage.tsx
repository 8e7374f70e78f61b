import './accounts.css'
import {
  type AccountImportReport,
  exportAccountTemplate,
  importAccounts,
  SLIPS_LIMIT,
} from '@dondoc/contract/account-import'
import { getSignInOptions } from '@dondoc/contract/sign-in'
import { Button, SegmentedControl } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { asking } from '../../lib/api.ts'
import { sendFile } from '../../lib/send-file.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Crumbs } from '../../ui/Crumbs.tsx'
import { DropZone } from '../../ui/DropZone.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { Refused } from './Refused.tsx'
import { Slips } from './Slips.tsx'
import { forgetLists } from './use-account.ts'
import { WrongPeople } from './WrongPeople.tsx'
import { useAccountWords } from './words.ts'

/** Adds many people from a table: checked first, row by row, then all of them or none. */
export function AccountImportPage() {
  const { importing: words, page } = useAccountWords()
  const [file, setFile] = useState<File | null>(null)
  return (
    <div className="page people-page">
      <PageHeader
        title={words.title}
        lead={words.lead}
        above={
          <Crumbs>
            <Link to="/quan-tri/tai-khoan">{page.back}</Link>
          </Crumbs>
        }
      >
        <Button
          variant="default"
          leftSection={<IconFileSpreadsheet size={16} />}
          renderRoot={(props) => <a href={exportAccountTemplate.url} download {...props} />}
        >
          {words.template}
        </Button>
      </PageHeader>
      {file === null ? (
        <DropZone
          label={words.drop}
          button={words.choose}
          accept=".xlsx,.xls,.csv,.tsv"
          onFiles={([first]) => first && setFile(first)}
        >
          <p className="secondary">{words.accepts}</p>
        </DropZone>
      ) : (
        <Outcome key={`${file.name}/${file.lastModified}`} file={file} onAnother={() => setFile(null)} />
      )}
    </div>
  )
}

const send = (file: File, query: { dryRun: 'true' | 'false'; invite: 'true' | 'false' }) =>
  sendFile(importAccounts, { name: file.name, ...query }, file, { onSent: () => undefined })

function Outcome({ file, onAnother }: { file: File; onAnother: () => void }) {
  const { importing: words, adding } = useAccountWords()
  const queryClient = useQueryClient()
  const mail = useQuery({ ...asking(getSignInOptions, {}), staleTime: 300_000 })
  const [chosen, setWay] = useState<'mail' | 'slip' | null>(null)
  const way = chosen ?? (mail.data?.mail ? 'mail' : 'slip')
  const check = useQuery({
    queryKey: [importAccounts.url, file.name, file.size, file.lastModified],
    queryFn: () => send(file, { dryRun: 'true', invite: 'true' }),
    staleTime: 0,
    retry: false,
  })
  const apply = useMutation({
    mutationFn: () => send(file, { dryRun: 'false', invite: way === 'mail' ? 'true' : 'false' }),
    onSuccess: () => forgetLists(queryClient),
  })
  if (apply.data) return <Done report={apply.data} onAnother={onAnother} />
  if (check.isPending || mail.isPending) return <SkeletonRows count={5} />
  const again = (
    <Button variant="default" onClick={onAnother}>
      {words.another}
    </Button>
  )
  if (check.isError)
    return (
      <div className="form">
        <Refused error={check.error} />
        <div>{again}</div>
      </div>
    )
  const { rowCount, added, changed, same, errors } = check.data
  const tooMany = way === 'slip' && added > SLIPS_LIMIT
  return (
    <section className="box form people__outcome" aria-label={words.outcome}>
      <p>
        <strong>{file.name}</strong>: {words.rows(rowCount)}.{' '}
        {errors.length === 0 ? words.would(added, changed, same) : ''}
      </p>
      {errors.length > 0 ? (
        <>
          <Alert tone="error">{words.wrong(errors.length)}</Alert>
          <WrongPeople errors={errors} />
        </>
      ) : null}
      {errors.length === 0 && added > 0 && mail.data?.mail ? (
        <div>
          <p className="form__label">{adding.way}</p>
          <SegmentedControl
            orientation="vertical"
            aria-label={adding.way}
            value={way}
            onChange={(value) => setWay(value === 'slip' ? 'slip' : 'mail')}
            data={[
              { value: 'mail', label: adding.byMail },
              { value: 'slip', label: adding.bySlip },
            ]}
          />
        </div>
      ) : null}
      {errors.length === 0 && added > 0 && mail.data?.mail === false ? (
        <p className="secondary">{adding.noMail}</p>
      ) : null}
      {tooMany ? <Alert tone="notice">{words.tooManySlips(SLIPS_LIMIT)}</Alert> : null}
      <Refused error={apply.error} />
      <div className="form__buttons">
        {errors.length === 0 && added + changed > 0 ? (
          <Button loading={apply.isPending} disabled={tooMany} onClick={() => apply.mutate()}>
            {words.apply(added, changed)}
          </Button>
        ) : null}
        {again}
      </div>
      {apply.isPending ? (
        <p role="status" className="secondary">
          {words.working}
        </p>
      ) : null}
    </section>
  )
}

function Done({ report, onAnother }: { report: AccountImportReport; onAnother: () => void }) {
  const { importing: words } = useAccountWords()
  const { added, changed, same, slips } = report
  return (
    <div className="form">
      <div className="no-print">
        <Alert tone="good">
          {words.done(added, changed, same)} {added > 0 && slips.length === 0 ? words.invited : ''}
        </Alert>
      </div>
      {slips.length > 0 ? (
        <Slips slips={slips} onClose={onAnother} />
      ) : (
        <div className="form__buttons">
          <Button renderRoot={(props) => <Link to="/quan-tri/tai-khoan" {...props} />}>{words.toList}</Button>
          <Button variant="default" onClick={onAnother}>
            {words.another}
          </Button>
        </div>
      )}
    </div>
  )
}
