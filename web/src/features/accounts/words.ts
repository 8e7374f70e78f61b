import { useWords } from '../../lib/i18n.tsx'
import { accountsEn } from '../../messages/accounts.en.ts'
import { type AccountWords, accountsVi } from '../../messages/accounts.vi.ts'

const WORDS = { vi: accountsVi, en: accountsEn }

/** The sentences of the accounts in the chosen language. */
export const useAccountWords = (): AccountWords => useWords(WORDS)
