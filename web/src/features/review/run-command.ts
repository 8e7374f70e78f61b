import type { PlanEdit, ReviewNode } from '@dondoc/contract/plan-editing'
import { indent, mergeBelow, moveDown, moveUp, outdent } from './edit-acts.ts'
import type { Command } from './review-keys.ts'

/** The commands that are one edit of the tree, without a question to the person. */
export type DirectCommand = Extract<Command, 'merge' | 'up' | 'down' | 'indent' | 'outdent' | 'remove'>

const BUILD: Readonly<Record<DirectCommand, (nodes: readonly ReviewNode[], node: ReviewNode) => PlanEdit | null>> = {
  merge: mergeBelow,
  up: moveUp,
  down: moveDown,
  indent,
  outdent,
  remove: (_, node) => ({ op: 'remove', nodeId: node.id }),
}

/** True where a command is one edit. */
export const isDirect = (command: Command): command is DirectCommand => command in BUILD

/** The edit of a command on a row; null where it makes no sense there. */
export const editOf = (command: DirectCommand, nodes: readonly ReviewNode[], node: ReviewNode): PlanEdit | null =>
  BUILD[command](nodes, node)
