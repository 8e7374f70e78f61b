import { useWords } from '../../lib/i18n.tsx'
import { dutyViewsEn } from '../../messages/duty-views.en.ts'
import { type DutyViewWords, dutyViewsVi } from '../../messages/duty-views.vi.ts'

const WORDS = { vi: dutyViewsVi, en: dutyViewsEn }

/** The sentences of the views of the list of duties, in the chosen language. */
export const useViewWords = (): DutyViewWords => useWords(WORDS)
