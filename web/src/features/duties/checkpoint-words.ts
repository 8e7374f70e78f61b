import { useWords } from '../../lib/i18n.tsx'
import { checkpointsEn } from '../../messages/checkpoints.en.ts'
import { type CheckpointWords, checkpointsVi } from '../../messages/checkpoints.vi.ts'

const WORDS = { vi: checkpointsVi, en: checkpointsEn }

/** The sentences of checkpoints in the chosen language. */
export const useCheckpointWords = (): CheckpointWords => useWords(WORDS)
