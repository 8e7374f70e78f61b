import { useWords } from '../../lib/i18n.tsx'
import { recordsEn } from '../../messages/records.en.ts'
import { type RecordWords, recordsVi } from '../../messages/records.vi.ts'

const WORDS = { vi: recordsVi, en: recordsEn }

/** The sentences of the register in the chosen language. */
export const useRecordWords = (): RecordWords => useWords(WORDS)
