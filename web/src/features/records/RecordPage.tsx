import './record-page.css'
import { getRecord, type RecordDetail } from '@dondoc/contract/records'
import { Button } from '@mantine/core'
import { IconPencil, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { asking } from '../../lib/api.ts'
import { dateText, instantText } from '../../lib/format.ts'
import { useMe } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Crumbs } from '../../ui/Crumbs.tsx'
import { DateText } from '../../ui/DateText.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { ProvePanel } from './ProvePanel.tsx'
import { RecordFiles } from './RecordFiles.tsx'
import { RecordHistory } from './RecordHistory.tsx'
import { RecordPanel } from './RecordPanel.tsx'
import { somewhereWrites } from './rights.ts'
import { useRecordWords } from './words.ts'

const route = getRouteApi('/frame/van-ban/$recordId')

/** One record: what stands on it, its files with their revisions, what it proves, and what happened to it. */
export function RecordPage() {
  const words = useRecordWords()
  const { recordId } = route.useParams()
  const answer = useQuery(asking(getRecord, { params: { recordId } }))
  const [correcting, setCorrecting] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  if (answer.isPending) return <SkeletonRows />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  const record = answer.data
  return (
    <div className="page">
      <PageHeader
        title={`${record.kind} ${record.number}`}
        above={
          <Crumbs>
            <Link to="/van-ban">{words.crumb}</Link>
            {record.number}
          </Crumbs>
        }
        lead={record.abstract}
      >
        <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          {words.print}
        </Button>
        {record.can.correct ? (
          <Button leftSection={<IconPencil size={16} />} onClick={() => setCorrecting(true)}>
            {words.correct}
          </Button>
        ) : null}
      </PageHeader>
      <div role="status">{told === null ? null : <Alert tone="good">{told}</Alert>}</div>
      {record.replacedBy ? (
        <div className="record__replaced">
          <Alert tone="notice">
            {words.replacedBy}{' '}
            <Link to="/van-ban/$recordId" params={{ recordId: record.replacedBy.id }}>
              {record.replacedBy.kind} {record.replacedBy.number}
            </Link>{' '}
            ({dateText(record.replacedBy.date)})
          </Alert>
        </div>
      ) : null}
      <div className="record__columns">
        <div className="record__main">
          <RecordFacts record={record} />
          <Proven record={record} />
        </div>
        <div className="record__main">
          <RecordFiles record={record} />
          <RecordHistory changes={record.history} />
        </div>
      </div>
      {correcting ? (
        <RecordPanel
          record={record}
          onClose={() => setCorrecting(false)}
          onSaved={() => {
            setCorrecting(false)
            setTold(words.corrected)
          }}
        />
      ) : null}
    </div>
  )
}

function RecordFacts({ record }: { record: RecordDetail }) {
  const words = useRecordWords()
  const { fields } = words
  const entered = instantText(record.enteredAt)
  return (
    <section className="box" aria-label={words.facts}>
      <dl className="record__facts">
        <Fact word={fields.issuer}>{record.issuer.name}</Fact>
        <Fact word={fields.date}>
          <DateText date={record.date} />
        </Fact>
        <Fact word={fields.effectiveOn}>{record.effectiveOn ? <DateText date={record.effectiveOn} /> : null}</Fact>
        <Fact word={fields.signer}>{record.signer}</Fact>
        <Fact word={words.replaces}>
          {record.replaces.length === 0
            ? null
            : record.replaces.map((older) => (
                <Link key={older.id} to="/van-ban/$recordId" params={{ recordId: older.id }} className="record__older">
                  {older.kind} {older.number} ({dateText(older.date)})
                </Link>
              ))}
        </Fact>
      </dl>
      <p className="secondary record__entered">
        {record.addedBy ? words.enteredBy(record.addedBy, entered) : words.enteredAt(entered)}
      </p>
    </section>
  )
}

function Fact({ word, children }: { word: string; children: ReactNode }) {
  if (children === null || children === '') return null
  return (
    <div className="record__fact">
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The duties that the record proves. */
function Proven({ record }: { record: RecordDetail }) {
  const words = useRecordWords()
  const me = useMe()
  const [proving, setProving] = useState(false)
  return (
    <section className="box record__box" aria-labelledby="record-proves">
      <h2 id="record-proves">{words.proves}</h2>
      {record.proves.length === 0 ? <p className="secondary">{words.provesNone}</p> : null}
      <ul className="record__duties">
        {record.proves.map((duty) => (
          <li key={duty.id}>
            <Link to="/nhiem-vu/$dutyId" params={{ dutyId: duty.id }} search={{ update: undefined }}>
              {duty.text}
            </Link>
            <span className="secondary">
              {duty.code} · {duty.planCode} · {duty.organization.name} · {words.provedOn(dateText(duty.on))}
            </span>
          </li>
        ))}
      </ul>
      {somewhereWrites(me) ? (
        <div className="no-print">
          <Button size="compact-sm" variant="default" onClick={() => setProving(true)}>
            {words.prove}
          </Button>
        </div>
      ) : null}
      {proving ? <ProvePanel record={record} onClose={() => setProving(false)} /> : null}
    </section>
  )
}
