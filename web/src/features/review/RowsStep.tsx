import type { PlanEdit, PlanReview, ReviewNode } from '@dondoc/contract/plan-editing'
import { Button } from '@mantine/core'
import { IconListTree, IconPlus } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { type Cell, cellsOf, type Doubt, extraCells, fieldsFor, type Place, wordsIn } from './cells.ts'
import { placeForNew } from './edit-acts.ts'
import { PlanDoubts } from './PlanDoubts.tsx'
import { ReviewDock } from './ReviewDock.tsx'
import { ReviewGrid } from './ReviewGrid.tsx'
import { type OpenPanel, ReviewPanels } from './ReviewPanels.tsx'
import { ReviewTools } from './ReviewTools.tsx'
import { type Command, useReviewKeys } from './review-keys.ts'
import { branchesAbove, reviewRows } from './review-rows.ts'
import { editOf, isDirect } from './run-command.ts'
import { SourcePane } from './SourcePane.tsx'
import { scanPages } from './scan-pages.ts'
import { ToldAlert } from './Told.tsx'
import { doubtFrom, useDoubts } from './use-doubts.ts'
import { usePaste } from './use-paste.ts'
import { usePlace } from './use-place.ts'
import type { useReview } from './use-review.ts'
import { useReviewWords } from './words.ts'

interface Props {
  review: PlanReview
  state: Pick<ReturnType<typeof useReview>, 'act' | 'told' | 'setTold' | 'saving'>
  doubtsFirst: boolean
  onDoubtsFirst: (first: boolean) => void
}

const NONE: ReadonlySet<string> = new Set()

/** The heart of the review: the page on one side, the rows with their doubts on the other, all by keyboard. */
export function RowsStep({ review, state, doubtsFirst, onDoubtsFirst }: Props) {
  const words = useReviewWords()
  const { act, told, setTold, saving } = state
  const { nodes, planId } = review
  const canEdit = review.can.edit
  const doubts = useDoubts(review)
  const [closed, setClosed] = useState<ReadonlySet<string>>(NONE)
  const [editing, setEditing] = useState(false)
  const planDoubts = useRef<HTMLElement>(null)
  const [planOpen, setPlanOpen] = useState(false)
  const [panel, setPanel] = useState<OpenPanel>(null)
  const [start] = useState<Place | null>(doubts.ofRows[0] ?? null)
  const { grid, place, reveal, select, goTo } = usePlace(nodes, start)
  const extra = useMemo(() => extraCells(nodes), [nodes])
  const scan = useMemo(() => scanPages(review.importId, review.pages), [review.importId, review.pages])
  const first = doubtsFirst ? doubts.rows : NONE
  const rows = useMemo(() => reviewRows(nodes, { closed, first }), [nodes, closed, first])
  const node = nodes.find(({ id }) => id === place?.nodeId)
  const cell: Cell = node && place && cellsOf(node, extra).includes(place.cell) ? place.cell : 'text'
  const doubt = node ? doubts.byRow.get(node.id)?.find((one) => one.cell === cell) : undefined

  const show = (next: Place) => {
    const above = branchesAbove(nodes, next.nodeId)
    if (above.some((id) => closed.has(id))) setClosed(new Set([...closed].filter((id) => !above.includes(id))))
    goTo(next)
  }
  const toPlanDoubts = () => {
    setPlanOpen(true)
    window.requestAnimationFrame(() => planDoubts.current?.querySelector<HTMLElement>('li button')?.focus())
  }
  const toDoubt = (step: -1 | 1) => {
    const order = doubtsFirst ? rows.map((row) => row.node.id) : nodes.map(({ id }) => id)
    const next = doubtFrom(doubts.ofRows, order, place && { ...place, cell }, step)
    if (next) show(next)
    else if (doubts.ofPlan.length > 0) toPlanDoubts()
  }
  const edit = (edits: readonly PlanEdit[], say: string) => act({ kind: 'edit', edits }, say)
  /** Does one edit and goes to the row it made, or stays. */
  const editAndStay = async (edits: readonly PlanEdit[], say: string, next: Place | null) => {
    const known = new Set(nodes.map(({ id }) => id))
    const after = await edit(edits, say)
    const made = after?.nodes.find(({ id }) => !known.has(id))
    if (made) goTo({ nodeId: made.id, cell: 'text' })
    else if (after && next && after.nodes.some(({ id }) => id === next.nodeId)) goTo(next)
  }
  const acceptAll = ({ findings }: Doubt) =>
    edit(
      findings.map(({ id }) => ({ op: 'accept', findingId: id })),
      words.accepted,
    )
  const accept = async () => {
    toDoubt(1)
    if (doubt && canEdit) await acceptAll(doubt)
  }
  const undo = () => void act({ kind: 'undo' }, words.undone)
  const moveRow = (step: number) => {
    const at = rows.findIndex((row) => row.node.id === node?.id)
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))]
    if (next) goTo({ nodeId: next.node.id, cell: cellsOf(next.node, extra).includes(cell) ? cell : 'text' })
  }
  const toggle = useCallback((nodeId: string) => {
    setClosed((before) => {
      const next = new Set(before)
      if (!next.delete(nodeId)) next.add(nodeId)
      return next
    })
  }, [])
  const moveCell = (step: -1 | 1) => {
    if (!node) return
    if (!node.leaf && (step === -1) !== closed.has(node.id)) return toggle(node.id)
    const cells = cellsOf(node, extra)
    const next = cells[cells.indexOf(cell) + step]
    if (next) goTo({ nodeId: node.id, cell: next })
  }
  const refuse = (text: string) => setTold({ tone: 'done', text, undo: false })
  const change = async (command: Command, on: ReviewNode) => {
    if (isDirect(command)) {
      const wanted = editOf(command, nodes, on)
      if (wanted === null) return refuse(command === 'remove' ? '' : words.cannot[command])
      const at = rows.findIndex((row) => row.node.id === on.id)
      const neighbour = rows.slice(at + 1).find((row) => row.node.parentId !== on.id) ?? rows[at - 1]
      const next = command === 'remove' && neighbour ? { nodeId: neighbour.node.id, cell: 'text' as const } : place
      return editAndStay([wanted], words.told[command === 'merge' || command === 'remove' ? command : 'move'], next)
    }
    if (command === 'edit') return setEditing(true)
    if (command === 'split' && !on.leaf) return refuse(words.cannot.split)
    if (command === 'names' && on.leads.length + on.coordinators.length === 0) return refuse(words.cannot.names)
    if (command === 'split' || command === 'area' || command === 'names') setPanel(command)
  }
  const run = (command: Command) => {
    switch (command) {
      case 'accept':
        return void accept()
      case 'next-doubt':
        return toDoubt(1)
      case 'previous-doubt':
        return toDoubt(-1)
      case 'row-down':
        return moveRow(1)
      case 'row-up':
        return moveRow(-1)
      case 'first-row':
        return moveRow(-rows.length)
      case 'last-row':
        return moveRow(rows.length)
      case 'cell-left':
        return moveCell(-1)
      case 'cell-right':
        return moveCell(1)
      case 'keys':
        return setPanel('keys')
      case 'undo':
        return canEdit && review.canUndo ? undo() : undefined
      case 'add':
        return canEdit ? setPanel('add') : undefined
      default:
        return canEdit && node ? void change(command, node) : undefined
    }
  }
  useReviewKeys(run)
  usePaste(canEdit, (html, text) => {
    const say = (before: PlanReview, after: PlanReview) => words.told.paste(after.nodes.length - before.nodes.length)
    void act({ kind: 'paste', html, text, afterId: node?.id ?? null }, say)
  })
  const onEdit = useCallback(
    (next: Place) => {
      select(next)
      setEditing(canEdit)
    },
    [canEdit, select],
  )
  const onEdited = (from: Place, typed: string, step: -1 | 0 | 1) => {
    const on = nodes.find(({ id }) => id === from.nodeId)
    if (!on) return
    const cells = cellsOf(on, extra)
    const neighbour = step === 0 ? undefined : cells[cells.indexOf(from.cell) + step]
    setEditing(neighbour !== undefined)
    // Leaving by a click elsewhere has already chosen another place.
    if (place?.nodeId === from.nodeId && place.cell === from.cell) {
      if (neighbour) select({ nodeId: from.nodeId, cell: neighbour })
      else goTo(from)
    }
    if (typed.trim() !== wordsIn(on, from.cell).trim())
      void edit([{ op: 'set', nodeId: on.id, fields: fieldsFor(on, from.cell, typed) }], words.told.set)
  }
  const onSelect = useCallback((next: Place) => select(next), [select])
  const onCancel = useCallback(
    (at: Place) => {
      setEditing(false)
      goTo(at)
    },
    [goTo],
  )
  return (
    <div className="review">
      <SourcePane review={review} node={node} cell={cell} />
      <div className="review__rows">
        <ReviewTools
          planId={planId}
          left={doubts.count}
          doubtsFirst={doubtsFirst}
          canUndo={review.canUndo}
          canEdit={canEdit}
          saving={saving}
          told={told}
          onDoubtsFirst={onDoubtsFirst}
          onDoubt={toDoubt}
          onUndo={undo}
          onKeys={() => setPanel('keys')}
          onRenumber={() => void edit([{ op: 'renumber' }], words.told.renumber)}
        />
        <ToldAlert
          told={told}
          onAgain={(conflict) => void act(conflict.act, conflict.say).then(() => place && goTo(place))}
          onDrop={() => setTold(null)}
        />
        <PlanDoubts
          doubts={doubts.ofPlan}
          canEdit={canEdit}
          section={planDoubts}
          open={planOpen}
          onToggle={() => setPlanOpen(!planOpen)}
          onAccept={(accepted) => void acceptAll(accepted).then(toPlanDoubts)}
        />
        {nodes.length === 0 ? (
          <EmptyState icon={IconListTree} title={words.emptyTitle} text={words.emptyText}>
            {canEdit ? (
              <Button leftSection={<IconPlus size={16} />} onClick={() => setPanel('add')}>
                {words.add.first}
              </Button>
            ) : null}
          </EmptyState>
        ) : (
          <ReviewGrid
            grid={grid}
            rows={rows}
            place={place && { nodeId: place.nodeId, cell }}
            reveal={reveal}
            editing={editing && canEdit}
            doubts={doubts.byRow}
            extra={extra}
            scan={scan}
            onSelect={onSelect}
            onEdit={onEdit}
            onEdited={onEdited}
            onCancel={onCancel}
            onToggle={toggle}
          />
        )}
        <ReviewDock node={node} cell={cell} doubt={doubt} canEdit={canEdit} onCommand={run} />
      </div>
      <ReviewPanels
        panel={panel}
        review={review}
        node={node}
        cell={cell}
        onClose={() => setPanel(null)}
        onArea={(on, area) => {
          setPanel(null)
          void editAndStay([{ op: 'set', nodeId: on.id, fields: { area } }], words.told.area, place)
        }}
        onSplit={(on, one, two) => {
          setPanel(null)
          void editAndStay([{ op: 'split', nodeId: on.id, first: one, second: two }], words.told.split, place)
        }}
        onAdd={(kind, fields) => {
          setPanel(null)
          void editAndStay([{ op: 'add', kind, fields, ...placeForNew(nodes, node, kind) }], words.told.add, null)
        }}
      />
    </div>
  )
}
