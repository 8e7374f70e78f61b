import { useWords } from '../../lib/i18n.tsx'
import { urgingEn } from '../../messages/urging.en.ts'
import { type UrgingWords, urgingVi } from '../../messages/urging.vi.ts'

/** The sentences of urging in the chosen language. */
export const useUrgingWords = (): UrgingWords => useWords({ vi: urgingVi, en: urgingEn })
