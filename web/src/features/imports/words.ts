import { useWords } from '../../lib/i18n.tsx'
import { importsEn } from '../../messages/imports.en.ts'
import { type ImportWords, importsVi } from '../../messages/imports.vi.ts'

const WORDS = { vi: importsVi, en: importsEn }

/** The sentences of the imports in the chosen language. */
export const useImportWords = (): ImportWords => useWords(WORDS)
