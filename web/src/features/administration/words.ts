import { useWords } from '../../lib/i18n.tsx'
import { administrationEn } from '../../messages/administration.en.ts'
import { type AdministrationWords, administrationVi } from '../../messages/administration.vi.ts'

const WORDS = { vi: administrationVi, en: administrationEn }

/** The sentences around the sections of the administration in the chosen language. */
export const useAdministrationWords = (): AdministrationWords => useWords(WORDS)
