import { exportPlan } from '@dondoc/contract/plans'
import { ActionIcon, Button, Checkbox, Menu } from '@mantine/core'
import {
  IconArrowBackUp,
  IconChevronDown,
  IconChevronUp,
  IconDots,
  IconFileSpreadsheet,
  IconFileTypeDocx,
  IconKeyboard,
  IconListNumbers,
} from '@tabler/icons-react'
import { addressOf } from '../../lib/api.ts'
import { ToldLine } from './Told.tsx'
import type { Told } from './use-review.ts'
import { useReviewWords } from './words.ts'

interface Props {
  planId: string
  left: number
  doubtsFirst: boolean
  canUndo: boolean
  canEdit: boolean
  saving: boolean
  told: Told
  onDoubtsFirst: (first: boolean) => void
  onDoubt: (step: -1 | 1) => void
  onUndo: () => void
  onKeys: () => void
  onRenumber: () => void
}

/** Over the table: how many places are left and the way through them, order, undo, export, keys. */
export function ReviewTools(props: Props) {
  const { planId, left, doubtsFirst, canUndo, canEdit, saving, told } = props
  const words = useReviewWords()
  const exportTo = (format: 'xlsx' | 'docx') => addressOf(exportPlan.url, { planId }, { format })
  return (
    <div className="review-tools">
      <span className="review-tools__left" data-none={left === 0} role="status">
        {words.left(left)}
      </span>
      <ActionIcon.Group>
        <ActionIcon
          variant="default"
          size={30}
          disabled={left === 0}
          aria-label={words.previousDoubt}
          title={`${words.previousDoubt} (P)`}
          onClick={() => props.onDoubt(-1)}
        >
          <IconChevronUp size={17} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={30}
          disabled={left === 0}
          aria-label={words.nextDoubt}
          title={`${words.nextDoubt} (N)`}
          onClick={() => props.onDoubt(1)}
        >
          <IconChevronDown size={17} />
        </ActionIcon>
      </ActionIcon.Group>
      <Checkbox
        size="xs"
        label={words.doubtsFirst}
        checked={doubtsFirst}
        onChange={(event) => props.onDoubtsFirst(event.currentTarget.checked)}
      />
      <ToldLine told={told} saving={saving} onUndo={props.onUndo} />
      {canEdit ? (
        <Button
          size="xs"
          variant="default"
          disabled={!canUndo}
          leftSection={<IconArrowBackUp size={15} />}
          title={`${words.undo} (Ctrl Z)`}
          onClick={props.onUndo}
        >
          {words.undo}
        </Button>
      ) : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={words.more} title={words.more}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {canEdit ? (
            <Menu.Item leftSection={<IconListNumbers size={15} />} onClick={props.onRenumber}>
              {words.actions.renumber}
            </Menu.Item>
          ) : null}
          <Menu.Item
            leftSection={<IconFileTypeDocx size={15} />}
            renderRoot={(root) => <a href={exportTo('docx')} download {...root} />}
          >
            {words.export.docx}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFileSpreadsheet size={15} />}
            renderRoot={(root) => <a href={exportTo('xlsx')} download {...root} />}
          >
            {words.export.xlsx}
          </Menu.Item>
          <Menu.Item leftSection={<IconKeyboard size={15} />} rightSection={<kbd>?</kbd>} onClick={props.onKeys}>
            {words.keys}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
