import './my-work.css'
import { listDuties } from '@dondoc/contract/duties'
import { Checkbox } from '@mantine/core'
import { IconCircleCheck, IconInbox } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { addressOf, asking } from '../../lib/api.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useMe } from '../../lib/session.ts'
import { useView } from '../../lib/view.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { ListTools } from '../../ui/ListTools.tsx'
import { useListSettings } from '../../ui/list-settings.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { ToolbarFoot } from '../../ui/Toolbar.tsx'
import { ExtensionWork } from '../extensions/ExtensionWork.tsx'
import { ConfirmTold } from './ConfirmTold.tsx'
import { DutyAction } from './DutyAction.tsx'
import { dutyColumns } from './duty-columns.tsx'
import { MyGroup, MyGroupFigures } from './MyGroup.tsx'
import { apart, type GroupName, MY_GROUPS } from './my-groups.ts'
import { useConfirm } from './use-confirm.ts'

const route = getRouteApi('/frame/viec-cua-toi')

/** Rows asked for each group; the rest is one click away. */
const FIRST_ROWS = 50

/** What is on my desk, in the order in which it hurts: sent back, late, due soon, waiting for my confirmation, the rest. */
export function MyWorkPage() {
  const messages = useMessages()
  const { duties } = messages
  const { asOf, planId } = useView()
  const me = useMe()
  const { all } = route.useSearch()
  const navigate = route.useNavigate()
  const confirm = useConfirm()
  const [settings, setSettings] = useListSettings('my-work')
  const names = MY_GROUPS.filter((name) => name !== 'done' || all === '1')
  const answers = useQueries({
    queries: names.map((name) => asking(listDuties, { query: { ...queryOf(name), asOf, planId, limit: FIRST_ROWS } })),
  })
  const pending = answers.some((answer) => answer.isPending)
  const failed = answers.find((answer) => answer.isError)
  const groups = apart(
    names.map((name, at) => ({ name, rows: answers[at]?.data?.rows ?? [], total: answers[at]?.data?.total ?? 0 })),
  )
  const filled = groups.filter((group) => group.total > 0)
  const columns = dutyColumns(messages, '', (duty) => (
    <DutyAction duty={duty} busy={confirm.isPending} onConfirm={(one) => confirm.mutate([one])} />
  ))
  const shown = [columns.status, columns.text, columns.organization, columns.deadline, columns.progress, columns.action]
  return (
    <div className="page">
      <PageHeader title={duties.myTitle} lead={me.organization.name} />
      <ConfirmTold told={confirm.data} />
      {asOf === undefined ? <ExtensionWork /> : null}
      {pending ? <SkeletonRows /> : null}
      {failed ? <ErrorState error={failed.error} onRetry={failed.refetch} /> : null}
      {pending || failed ? null : (
        <>
          <MyGroupFigures groups={groups} />
          <ToolbarFoot
            count=""
            keys={messages.list.keys}
            tools={
              <ListTools
                name="my-work"
                columns={shown.filter((column) => !column.fixed)}
                settings={settings}
                onSettings={setSettings}
                exportTo={addressOf('/api/duties/export', {}, { mine: true, asOf, planId })}
              />
            }
          >
            <Checkbox
              size="xs"
              label={duties.allMine}
              checked={all === '1'}
              onChange={(event) =>
                void navigate({ search: { all: event.currentTarget.checked ? '1' : undefined }, replace: true })
              }
            />
          </ToolbarFoot>
          {filled.map((group) => (
            <MyGroup key={group.name} group={group} columns={shown} settings={settings} />
          ))}
          {filled.length === 0 ? (
            <EmptyState
              icon={all ? IconInbox : IconCircleCheck}
              title={all ? duties.emptyMineTitle : duties.doneMineTitle}
              text={all ? duties.emptyMineText : duties.doneMineText}
            />
          ) : null}
        </>
      )}
    </div>
  )
}

const OPEN = 'running,not-started,waiting,to-confirm'

/** The condition of each group, as the list of duties takes it. */
function queryOf(name: GroupName) {
  switch (name) {
    case 'returned':
      return { mine: 'true', returned: 'true' }
    case 'overdue':
      return { mine: 'true', status: 'overdue' }
    case 'soon':
      return { mine: 'true', soon: 'true' }
    case 'to-confirm':
      return { toConfirm: 'true' }
    case 'rest':
      return { mine: 'true', status: OPEN }
    case 'done':
      return { mine: 'true', status: 'done-on-time,done-late,stopped' }
  }
}
