import { verifyAuditChain } from '@dondoc/contract/audit'
import { Button } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { asking } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { useAuditWords } from './words.ts'

/** Whether the chain is whole; recomputed when asked, because that reads every entry. */
export function ChainState() {
  const { chain: words } = useAuditWords()
  const answer = useQuery({
    ...asking(verifyAuditChain, {}),
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return (
    <section className="box chain no-print" aria-label={words.title}>
      <IconLink size={18} aria-hidden />
      <span className="chain__title">{words.title}</span>
      <div className="chain__state" role="status">
        <State answer={answer} />
      </div>
      <Button variant="default" size="compact-sm" loading={answer.isFetching} onClick={() => void answer.refetch()}>
        {answer.isSuccess ? words.again : words.check}
      </Button>
    </section>
  )
}

function State({ answer }: { answer: ReturnType<typeof useQuery<{ count: number; broken: Broken }>> }) {
  const { problems } = useMessages()
  const { chain: words } = useAuditWords()
  if (answer.isFetching) return <span className="secondary">{words.checking}</span>
  if (answer.isError) {
    const failure = asFailure(answer.error)
    return <Alert tone="error">{problems[failure.code](failure.params)}</Alert>
  }
  if (!answer.data) return <span className="secondary">{words.explain}</span>
  const { broken, count } = answer.data
  if (broken === null) return <Alert tone="good">{words.whole(count)}</Alert>
  return (
    <Alert tone="error">
      {words.broken[broken.reason](broken.sequence)}{' '}
      {broken.reason === 'missing' ? null : (
        <Link to="/quan-tri/nhat-ky" search={{ entry: String(broken.sequence) }}>
          {words.open}
        </Link>
      )}{' '}
      {words.advice}
    </Alert>
  )
}

type Broken = { sequence: number; reason: 'missing' | 'changed' | 'wrong-predecessor' } | null
