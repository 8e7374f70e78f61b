import './accounts.css'
import { type AccountDetail, unlockAccount } from '@dondoc/contract/accounts'
import { Button } from '@mantine/core'
import { IconLock, IconLockOpen, IconPencil, IconTransfer } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { call } from '../../lib/api.ts'
import { instantText } from '../../lib/format.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Crumbs } from '../../ui/Crumbs.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { AccountRoles } from './AccountRoles.tsx'
import { AccountSignIn } from './AccountSignIn.tsx'
import { AccountSubstitutions } from './AccountSubstitutions.tsx'
import { AccountStateMark } from './account-columns.tsx'
import { EditPanel } from './EditPanel.tsx'
import { HandOverPanel } from './HandOverPanel.tsx'
import { LockPanel } from './LockPanel.tsx'
import { Refused } from './Refused.tsx'
import { accountQuery, useAccountChange } from './use-account.ts'
import { useAccountWords } from './words.ts'

/** One account: who it is, what it may do, how it signs in, what happened to it. */
export function AccountPage({ accountId, history }: { accountId: string; history: ReactNode }) {
  const answer = useQuery(accountQuery(accountId))
  if (answer.isPending) return <SkeletonRows count={12} />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  return <Shown account={answer.data} history={history} />
}

type Open = 'edit' | 'lock' | 'hand-over' | null

function Shown({ account, history }: { account: AccountDetail; history: ReactNode }) {
  const words = useAccountWords()
  const { page } = words
  const [open, setOpen] = useState<Open>(null)
  const [told, setTold] = useState<string | null>(null)
  const unlock = useAccountChange(
    account.id,
    () => call(unlockAccount, { params: { accountId: account.id } }),
    (fresh) => fresh,
  )
  const close = (sentence?: string) => {
    setOpen(null)
    if (sentence !== undefined) setTold(sentence)
  }
  return (
    <div className="page">
      <PageHeader
        title={account.name}
        above={
          <Crumbs>
            <Link to="/quan-tri/tai-khoan">{page.back}</Link>
          </Crumbs>
        }
        lead={`${account.email} · ${account.organization.name}`}
      >
        {account.can.manage ? (
          <>
            <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setOpen('edit')}>
              {page.edit}
            </Button>
            <Button variant="default" leftSection={<IconTransfer size={16} />} onClick={() => setOpen('hand-over')}>
              {page.handOver}
            </Button>
          </>
        ) : null}
        {account.can.lock && account.state === 'locked' ? (
          <Button
            variant="default"
            leftSection={<IconLockOpen size={16} />}
            loading={unlock.isPending}
            onClick={() => unlock.mutate(undefined, { onSuccess: () => setTold(page.unlocked) })}
          >
            {page.unlock}
          </Button>
        ) : null}
        {account.can.lock && account.state !== 'locked' ? (
          <Button variant="default" leftSection={<IconLock size={16} />} onClick={() => setOpen('lock')}>
            {page.lock}
          </Button>
        ) : null}
      </PageHeader>
      <div role="status" className="bulk-told">
        {told ? <Alert tone="good">{told}</Alert> : null}
      </div>
      <Refused error={unlock.error} />
      {account.state === 'locked' ? <Alert tone="notice">{page.locked(account.lockReason ?? '')}</Alert> : null}
      {account.can.manage ? null : <Alert tone="notice">{page.readOnly}</Alert>}
      <div className="account__columns">
        <div className="account__main">
          <AccountRoles account={account} onTold={setTold} />
          <AccountSubstitutions account={account} onTold={setTold} />
          <AccountSignIn account={account} onTold={setTold} />
        </div>
        <div className="account__side">
          <section className="box account__box" aria-labelledby="thong-tin">
            <h2 id="thong-tin">{page.facts}</h2>
            <dl className="account__facts">
              <dt>{words.columns.state}</dt>
              <dd>
                <AccountStateMark account={account} words={words} />
              </dd>
              <dt>{words.columns.organization}</dt>
              <dd>{account.organization.name}</dd>
              <dt>{words.form.email}</dt>
              <dd>{account.email}</dd>
              <dt>{page.created}</dt>
              <dd>{instantText(account.createdAt)}</dd>
            </dl>
          </section>
          {history}
        </div>
      </div>
      {open === 'edit' ? <EditPanel account={account} onClose={close} /> : null}
      {open === 'lock' ? <LockPanel account={account} onClose={close} /> : null}
      {open === 'hand-over' ? <HandOverPanel account={account} onClose={close} /> : null}
    </div>
  )
}
