import './letters.css'
import { changeLetter, discardLetter, getLetter, type Letter, letterFile, listLetters } from '@dondoc/contract/letters'
import { getRecordFile } from '@dondoc/contract/record-files'
import { Button } from '@mantine/core'
import { IconDownload, IconFileTypeDocx } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf, asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { byteText, dateText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Crumbs } from '../../ui/Crumbs.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { ContentForm } from './ContentForm.tsx'
import { LetterPaper } from './LetterPaper.tsx'
import { SendPanel } from './SendPanel.tsx'
import { useLetterWords } from './words.ts'

const route = getRouteApi('/frame/don-doc/$letterId')

/** One urging letter: as a draft its words beside the paper, once sent the paper alone. */
export function LetterPage() {
  const { letterId } = route.useParams()
  const answer = useQuery(asking(getLetter, { params: { letterId } }))
  if (answer.isPending) return <SkeletonRows />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  return <LetterView key={answer.data.version} letter={answer.data} />
}

function LetterView({ letter }: { letter: Letter }) {
  const words = useLetterWords()
  const { problems } = useMessages()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [content, setContent] = useState(letter.content)
  const [sending, setSending] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  const params = { letterId: letter.id }
  const changed = JSON.stringify(content) !== JSON.stringify(letter.content)
  const keep = (saved: Letter) => {
    queryClient.setQueryData(asking(getLetter, { params }).queryKey, saved)
    void queryClient.invalidateQueries({ queryKey: [listLetters.url] })
  }
  const save = useMutation({
    mutationFn: () => call(changeLetter, { params, body: { version: letter.version, content } }),
    onSuccess: keep,
  })
  const discard = useMutation({
    mutationFn: () => call(discardLetter, { params }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: [listLetters.url] })
      await navigate({ to: '/don-doc' })
    },
  })
  const error = save.error ?? discard.error
  const failure = error ? asFailure(error) : null
  const title =
    letter.number !== null && letter.date !== null ? words.sent(letter.number, dateText(letter.date)) : words.draftTitle
  return (
    <div className="page">
      <PageHeader
        title={title}
        lead={`V/v ${letter.content.abstract}`}
        above={
          <Crumbs>
            <Link to="/don-doc">{words.title}</Link>
          </Crumbs>
        }
      >
        <Button
          component="a"
          variant="default"
          href={addressOf(letterFile.url, params, undefined)}
          download
          title={words.downloadHint}
          leftSection={<IconFileTypeDocx size={16} />}
        >
          {words.download}
        </Button>
        {letter.can.change ? (
          <Button disabled={changed} onClick={() => setSending(true)}>
            {words.send}
          </Button>
        ) : null}
        {letter.recordId ? (
          <Link to="/van-ban/$recordId" params={{ recordId: letter.recordId }}>
            {words.record}
          </Link>
        ) : null}
      </PageHeader>
      <SignedLetter letter={letter} />
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      <div className={letter.can.change ? 'letter letter--draft' : 'letter'}>
        {letter.can.change ? (
          <div className="letter__side">
            <ContentForm content={content} onChange={setContent} />
            <div role="status">{changed ? <Alert tone="notice">{words.unsaved}</Alert> : null}</div>
            <div className="letter__acts">
              <Button disabled={!changed} loading={save.isPending} onClick={() => save.mutate()}>
                {words.save}
              </Button>
              <Button variant="default" onClick={() => setDiscarding(true)}>
                {words.discard}
              </Button>
            </div>
            {discarding ? (
              <Alert tone="notice">
                <p>{words.discardAsk}</p>
                <Button size="compact-sm" loading={discard.isPending} onClick={() => discard.mutate()}>
                  {words.discardYes}
                </Button>
              </Alert>
            ) : null}
          </div>
        ) : null}
        <div className="letter__desk">
          <LetterPaper letter={letter} content={content} />
        </div>
      </div>
      {sending ? (
        <SendPanel
          letter={letter}
          onClose={() => setSending(false)}
          onSent={(sent) => {
            setSending(false)
            keep(sent)
          }}
        />
      ) : null}
    </div>
  )
}

/** The letter as it was signed, kept with its record; where it is missing, the way to add it. */
function SignedLetter({ letter: { recordId, files, can } }: { letter: Letter }) {
  const words = useLetterWords()
  if (recordId === null || (files.length === 0 && !can.attach)) return null
  return (
    <section className="box letter__signed no-print" aria-labelledby="letter-signed">
      <h2 id="letter-signed">{words.signed}</h2>
      {files.length > 0 ? (
        <ul>
          {files.map(({ id, name, byteSize }) => (
            <li key={id} className="letter__signed-file">
              <a
                href={addressOf(getRecordFile.url, { recordId, fileId: id }, {})}
                download
                aria-label={words.signedSave(name)}
              >
                <IconDownload size={16} aria-hidden /> {name}
              </a>
              <span className="secondary">{byteText(byteSize)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="secondary">
          {words.signedNone}{' '}
          <Link to="/van-ban/$recordId" params={{ recordId }}>
            {words.signedAdd}
          </Link>
        </p>
      )}
    </section>
  )
}
