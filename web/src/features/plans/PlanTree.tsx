import './plan-tree.css'
import type { PlanDetail } from '@dondoc/contract/plans'
import { IconListTree } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { useMessages } from '../../lib/i18n.tsx'
import { readStored, writeStored } from '../../lib/storage.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { TreeTable } from '../../ui/TreeTable.tsx'
import { AmendBar } from './amend/AmendBar.tsx'
import { AmendmentPanel } from './amend/AmendmentPanel.tsx'
import { type RowEdit, withEdit } from './amend/amendment-draft.ts'
import { RowPanel } from './amend/RowPanel.tsx'
import { useAmendment } from './amend/use-amendment.ts'
import { useRowMarks } from './amend/use-row-marks.ts'
import { NodePanel } from './NodePanel.tsx'
import { PlanCells } from './PlanCells.tsx'
import { PlanTreeTools } from './PlanTreeTools.tsx'
import { indexTree, type TreeFilter, treeRows } from './tree.ts'
import { chosenColumns, columnsToText, tracksOf } from './tree-columns.ts'

const route = getRouteApi('/frame/ke-hoach/$planId')

/** What stands open of an amendment: one of its rows, or all of it. */
type Amending = { readonly nodeId: string; readonly edit: RowEdit | undefined } | 'all' | null

/** The plan's work as a tree table: filter, fold, sort, choose columns; Enter or a click shows a row's details. */
export function PlanTree({ plan }: { plan: PlanDetail }) {
  const { tree: words, plans } = useMessages()
  const { q, area, status, lead, sort = 'plan', node: openId } = route.useSearch()
  const navigate = route.useNavigate()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const amendment = useAmendment(plan)
  const [amending, setAmending] = useState<Amending>(null)
  const markOf = useRowMarks(amendment.draft)
  const [kept, setKept] = useState(() => chosenColumns(readStored('plan.columns')))
  // A draft has no duties yet: nothing stands anywhere.
  const columns = plan.state === 'draft' ? kept.filter((column) => column !== 'status') : kept
  const index = useMemo(() => indexTree(plan.nodes), [plan.nodes])
  const filter: TreeFilter = useDeferredValue(
    useMemo(() => ({ q: q ?? '', area, status, lead }), [q, area, status, lead]),
  )
  const rows = useMemo(() => treeRows(index, filter, sort, closed), [index, filter, sort, closed])
  const open = (id: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, node: id }), replace: true })
  const toggle = (id: string) =>
    setClosed((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const opened = openId ? index.byId.get(openId) : undefined
  const amended = amending && amending !== 'all' ? index.byId.get(amending.nodeId) : undefined
  const written = amendment.draft.edits.find(({ nodeId }) => nodeId === openId)
  if (plan.nodes.length === 0) {
    return <EmptyState icon={IconListTree} title={plans.noTasksTitle} text={plans.noTasksText} />
  }
  return (
    <>
      <PlanTreeTools
        index={index}
        shown={rows.filter((row) => row.node.leaf).length}
        columns={kept}
        onColumns={(next) => {
          writeStored('plan.columns', columnsToText(next))
          setKept(next)
        }}
        onFold={(fold) =>
          setClosed(fold ? new Set(plan.nodes.filter((node) => !node.leaf).map((node) => node.id)) : new Set())
        }
      />
      {plan.can.amend ? <AmendBar planId={plan.id} amendment={amendment} onSee={() => setAmending('all')} /> : null}
      {rows.length === 0 ? <EmptyState icon={IconListTree} title={words.none} text={words.noneText} /> : null}
      {rows.length > 0 ? (
        <TreeTable
          label={words.label}
          block="tree"
          tracks={tracksOf(columns)}
          headers={columns.map((id) => ({ id, word: words.columns[id] }))}
          rows={rows}
          estimate={58}
          kindOf={({ node }) => (node.leaf ? 'leaf' : node.kind)}
          cells={(row) => <PlanCells row={row} columns={columns} query={filter.q} mark={markOf(row.node)} />}
          onToggle={toggle}
          onOpen={open}
        />
      ) : null}
      {opened && amending === null ? (
        <NodePanel
          plan={plan}
          node={opened}
          index={index}
          onClose={() => open(undefined)}
          onAmend={plan.can.amend ? () => setAmending({ nodeId: opened.id, edit: written }) : undefined}
          amended={written !== undefined}
        />
      ) : null}
      {amended && amending && amending !== 'all' ? (
        <RowPanel
          key={amending.edit?.key ?? amended.id}
          node={amended}
          edit={amending.edit}
          onClose={() => setAmending(null)}
          onKeep={(edit, review) => {
            amendment.change(withEdit(amendment.draft, edit))
            open(undefined)
            setAmending(review ? 'all' : null)
          }}
        />
      ) : null}
      {amending === 'all' ? (
        <AmendmentPanel
          plan={plan}
          byId={index.byId}
          amendment={amendment}
          onClose={() => setAmending(null)}
          onAgain={(edit) => setAmending({ nodeId: edit.nodeId, edit })}
        />
      ) : null}
    </>
  )
}
