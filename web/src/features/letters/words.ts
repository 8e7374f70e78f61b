import { useWords } from '../../lib/i18n.tsx'
import { lettersEn } from '../../messages/letters.en.ts'
import { type LetterWords, lettersVi } from '../../messages/letters.vi.ts'

/** The sentences of urging letters in the chosen language. */
export const useLetterWords = (): LetterWords => useWords({ vi: lettersVi, en: lettersEn })
