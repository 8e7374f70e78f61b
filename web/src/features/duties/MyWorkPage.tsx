import './my-work.css'
import { type DutyRow, exportDuties } from '@dondoc/contract/duties'
import { getMyWork, type Whose } from '@dondoc/contract/my-work'
import { ANSWERABLE, UNIT_MANAGERS } from '@dondoc/domain/access/predicates'
import { Button, Checkbox, SegmentedControl } from '@mantine/core'
import { IconCircleCheck, IconInbox, IconListCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { addressOf, asking } from '../../lib/api.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useMe, useToday } from '../../lib/session.ts'
import { useView } from '../../lib/view.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { ListTools } from '../../ui/ListTools.tsx'
import { useChoice } from '../../ui/list-choice.ts'
import { useListSettings } from '../../ui/list-settings.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { ToolbarFoot } from '../../ui/Toolbar.tsx'
import { ExtensionWork } from '../extensions/ExtensionWork.tsx'
import { BulkBar } from './BulkBar.tsx'
import { BulkTold } from './BulkTold.tsx'
import { DutyAction } from './DutyAction.tsx'
import { dutyColumns } from './duty-columns.tsx'
import { MyGroup, MyGroupFigures } from './MyGroup.tsx'
import { conditionsOf } from './my-groups.ts'
import { useBulkUpdate } from './use-bulk-update.ts'
import { useGivingWords } from './words.ts'

const route = getRouteApi('/frame/viec-cua-toi')

/** What is on my desk, in the order in which it hurts; of the whole unit, or what is assigned to me as a person. */
export function MyWorkPage() {
  const messages = useMessages()
  const giving = useGivingWords()
  const { duties } = messages
  const { asOf, planId } = useView()
  const me = useMe()
  const today = useToday()
  const owes = me.roles.some(({ role }) => ANSWERABLE.includes(role))
  const { all, below, whose: chosenWhose } = route.useSearch()
  const whose: Whose = chosenWhose ?? (below ? 'below' : 'unit')
  const navigate = route.useNavigate()
  const bulk = useBulkUpdate()
  const [choosing, setChoosing] = useState(false)
  const [settings, setSettings] = useListSettings('my-work')
  const work = useQuery(asking(getMyWork, { query: { whose, done: all && 'true', asOf, planId } }))
  const groups = work.data?.groups ?? []
  const filled = groups.filter((group) => group.total > 0)
  const rows = filled.flatMap((group) => group.rows)
  const ids = rows.map(({ id }) => id).join()
  const choice = useChoice(useMemo(() => ids.split(','), [ids]))
  const chosen = rows.filter(({ id }) => choice.ids.has(id))
  const say = (kind: 'confirmed' | 'accepted', which: readonly DutyRow[]) =>
    bulk.mutate({ update: { kind, on: today }, duties: which })
  const columns = dutyColumns(messages, '', (duty) => (
    <DutyAction duty={duty} busy={bulk.isPending} onSay={(kind) => say(kind, [duty])} />
  ))
  const shown = [columns.status, columns.text, columns.organization, columns.deadline, columns.progress, columns.action]
  const exportTo = (chosenIds?: string) =>
    addressOf(exportDuties.url, {}, { ...conditionsOf(whose), asOf, planId, ids: chosenIds })
  return (
    <div className="page">
      <PageHeader title={duties.myTitle} lead={me.organization.name} />
      <p className="printed-only">
        {[giving.work[chosenWhose ?? 'unit'], below && giving.work.below, all && duties.allMine]
          .filter(Boolean)
          .join('; ')}
      </p>
      <BulkTold told={bulk.data} error={bulk.error} />
      {asOf === undefined ? <ExtensionWork /> : null}
      {work.isPending ? <SkeletonRows /> : null}
      {work.isError ? <ErrorState error={work.error} onRetry={work.refetch} /> : null}
      {work.isSuccess ? (
        <>
          {owes || filled.length > 0 ? <MyGroupFigures groups={groups} /> : null}
          <div className="my-tools no-print">
            <SegmentedControl
              size="xs"
              aria-label={giving.work.whose}
              value={chosenWhose ?? 'unit'}
              onChange={(value) =>
                void navigate({
                  search: (before) => ({ ...before, whose: value === 'me' ? 'me' : undefined }),
                  replace: true,
                })
              }
              data={[
                { value: 'unit', label: giving.work.unit },
                { value: 'me', label: giving.work.me },
              ]}
            />
            {rows.length > 1 ? (
              <Button
                size="compact-sm"
                variant={choosing ? 'light' : 'default'}
                aria-pressed={choosing}
                leftSection={<IconListCheck size={15} />}
                onClick={() => {
                  setChoosing(!choosing)
                  choice.set([])
                }}
              >
                {choosing ? giving.many.chosenNone : giving.many.choosing}
              </Button>
            ) : null}
          </div>
          <ToolbarFoot
            count=""
            keys={messages.list.keys}
            tools={
              <ListTools
                name="my-work"
                columns={shown.filter((column) => !column.fixed)}
                settings={settings}
                onSettings={setSettings}
                exportTo={exportTo()}
              />
            }
          >
            {whose !== 'me' && me.roles.some(({ role }) => UNIT_MANAGERS.includes(role)) ? (
              <Checkbox
                size="xs"
                label={giving.work.below}
                checked={below === '1'}
                onChange={(event) => {
                  const next = event.currentTarget.checked ? ('1' as const) : undefined
                  void navigate({ search: (before) => ({ ...before, below: next }), replace: true })
                }}
              />
            ) : null}
            <Checkbox
              size="xs"
              label={duties.allMine}
              checked={all === '1'}
              onChange={(event) => {
                const next = event.currentTarget.checked ? ('1' as const) : undefined
                void navigate({ search: (before) => ({ ...before, all: next }), replace: true })
              }}
            />
          </ToolbarFoot>
          <BulkBar choice={choice} chosen={chosen} bulk={bulk} exportTo={exportTo} />
          {filled.map((group) => (
            <MyGroup
              key={group.name}
              group={group}
              below={whose === 'below'}
              columns={shown}
              settings={settings}
              choice={choosing ? choice : undefined}
            />
          ))}
          {filled.length === 0 && !owes ? (
            <EmptyState icon={IconInbox} title={giving.work.nothingOwed} text={giving.work.nothingOwedText} />
          ) : null}
          {filled.length === 0 && owes ? (
            <EmptyState
              icon={all || whose === 'me' ? IconInbox : IconCircleCheck}
              title={whose === 'me' ? giving.work.noneOfMe : all ? duties.emptyMineTitle : duties.doneMineTitle}
              text={whose === 'me' ? giving.work.noneOfMeText : all ? duties.emptyMineText : duties.doneMineText}
            />
          ) : null}
        </>
      ) : null}
    </div>
  )
}
