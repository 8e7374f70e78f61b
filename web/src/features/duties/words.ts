import { useWords } from '../../lib/i18n.tsx'
import { givingEn } from '../../messages/giving.en.ts'
import { type GivingWords, givingVi } from '../../messages/giving.vi.ts'

const WORDS = { vi: givingVi, en: givingEn }

/** The sentences about giving, taking and talking about work, in the chosen language. */
export const useGivingWords = (): GivingWords => useWords(WORDS)
