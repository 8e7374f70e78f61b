import type { CheckpointWords } from './checkpoints.vi.ts'
import { many } from './many.ts'

/** The sentences of checkpoints in English. */
export const checkpointsEn: CheckpointWords = {
  title: 'Checkpoints',
  lead: 'Long work is looked at on these days; when one passes without an update the duty is marked.',
  missed: (label, day) => `No update by the checkpoint ${label} (${day})`,
  missedTag: 'No update by the checkpoint',
  askedTag: 'Extension asked for',
  passed: 'passed',
  next: 'next',
  edit: 'Change checkpoints',
  add: 'Add a checkpoint',
  remove: (label) => `Remove ${label}`,
  day: 'Day',
  label: 'Name',
  wholeRow: (count) => `For all organizations of this row (${many(count, 'open duty', 'open duties')})`,
  wholeRowHint: (names) => `The checkpoints of the others are replaced by these: ${names}.`,
  none: 'No checkpoints are set.',
  save: 'Save',
  invalid: 'Each checkpoint needs a day like 31/7/2025 and a name.',
}
