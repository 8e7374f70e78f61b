import { useWords } from '../../lib/i18n.tsx'
import { evidenceEn } from '../../messages/evidence.en.ts'
import { type EvidenceWords, evidenceVi } from '../../messages/evidence.vi.ts'

const WORDS = { vi: evidenceVi, en: evidenceEn }

/** The sentences of reporting in the chosen language. */
export const useEvidenceWords = (): EvidenceWords => useWords(WORDS)
