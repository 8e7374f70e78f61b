import { useWords } from '../../lib/i18n.tsx'
import { reviewEn } from '../../messages/review.en.ts'
import { type ReviewWords, reviewVi } from '../../messages/review.vi.ts'

const WORDS = { vi: reviewVi, en: reviewEn }

/** The sentences of the review in the chosen language. */
export const useReviewWords = (): ReviewWords => useWords(WORDS)
