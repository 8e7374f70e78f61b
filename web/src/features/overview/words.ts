import { useWords } from '../../lib/i18n.tsx'
import { overviewEn } from '../../messages/overview.en.ts'
import { type OverviewWords, overviewVi } from '../../messages/overview.vi.ts'

const WORDS = { vi: overviewVi, en: overviewEn }

/** The sentences of the overview by branch, in the chosen language. */
export const useOverviewWords = (): OverviewWords => useWords(WORDS)
