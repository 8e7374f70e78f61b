import type { ReviewFinding, ReviewNode } from '@dondoc/contract/plan-editing'

/** A row of a draft for tests; a task that is actionable unless told otherwise. */
export function node(id: string, parentId: string | null, part: Partial<ReviewNode> = {}): ReviewNode {
  return {
    id,
    parentId,
    kind: 'task',
    area: null,
    ordinal: null,
    label: null,
    text: id,
    leaf: true,
    productText: null,
    products: [],
    leadText: null,
    leads: [],
    coordinatorText: null,
    coordinators: [],
    deadlineText: null,
    deadline: null,
    budgetText: null,
    note: null,
    dueFrom: null,
    dueTo: null,
    source: null,
    confidence: 1,
    fiveClear: null,
    dueDates: [],
    edited: false,
    original: null,
    droppedOn: null,
    ...part,
  }
}

/** A doubt on a cell for tests. */
export function finding(id: string, nodeId: string | null, field: string | null, accepted = false): ReviewFinding {
  return { id, code: 'lead-unknown', severity: 'warning', nodeId, field, message: id, accepted }
}
