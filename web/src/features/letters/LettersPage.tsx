import './letters.css'
import { listLetters } from '@dondoc/contract/letters'
import { Button } from '@mantine/core'
import { IconMail, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { asking } from '../../lib/api.ts'
import { dateText, instantText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useMe } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Crumbs } from '../../ui/Crumbs.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { useLetterWords } from './words.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Drafts that were made at one stroke, told where they are listed. */
    lettersMade?: number
  }
}

const WRITERS = ['focal', 'leader']

/** The urging letters that one may read, with the way to draft another. */
export function LettersPage() {
  const words = useLetterWords()
  const { duties } = useMessages()
  const me = useMe()
  const navigate = useNavigate()
  const made = useRouterState({ select: ({ location }) => location.state.lettersMade })
  const answer = useQuery(asking(listLetters, {}))
  const writes = me.roles.some(({ role }) => WRITERS.includes(role))
  const compose = writes ? (
    <Button leftSection={<IconPencil size={16} />} onClick={() => void navigate({ to: '/don-doc/moi' })}>
      {words.compose}
    </Button>
  ) : null
  const letters = answer.data?.letters ?? []
  return (
    <div className="page">
      <PageHeader
        title={words.title}
        lead={words.lead}
        above={
          <Crumbs>
            <Link to="/nhiem-vu">{duties.title}</Link>
          </Crumbs>
        }
      >
        {letters.length > 0 ? compose : null}
      </PageHeader>
      <div role="status">{made ? <Alert tone="good">{words.made(made)}</Alert> : null}</div>
      {answer.isPending ? <SkeletonRows /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.isSuccess && letters.length === 0 ? (
        <EmptyState icon={IconMail} title={words.emptyTitle} text={writes ? words.emptyText : words.emptyReader}>
          {compose}
        </EmptyState>
      ) : null}
      {letters.length > 0 ? (
        <ul className="box letters">
          {letters.map((letter) => (
            <li key={letter.id} className="letters__row">
              <div>
                <Link to="/don-doc/$letterId" params={{ letterId: letter.id }}>
                  {letter.number !== null && letter.date !== null
                    ? words.sent(letter.number, dateText(letter.date))
                    : words.draft}
                </Link>
                <p>V/v {letter.abstract}</p>
                <p className="secondary">
                  {words.receivers}: {letter.receivers.map(({ name }) => name).join(', ')}
                </p>
              </div>
              <p className="secondary">
                {words.duties(letter.dutyCount)}
                <br />
                {words.by(letter.author, instantText(letter.createdAt))}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
