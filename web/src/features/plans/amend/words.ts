import { useWords } from '../../../lib/i18n.tsx'
import { amendEn } from '../../../messages/amend.en.ts'
import { type AmendWords, amendVi } from '../../../messages/amend.vi.ts'

const WORDS = { vi: amendVi, en: amendEn }

/** The sentences of amending, in the chosen language. */
export const useAmendWords = (): AmendWords => useWords(WORDS)
