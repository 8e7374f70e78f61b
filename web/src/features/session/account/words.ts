import { useWords } from '../../../lib/i18n.tsx'
import { myAccountEn } from '../../../messages/my-account.en.ts'
import { myAccountVi } from '../../../messages/my-account.vi.ts'

/** The sentences of the own account. */
export const useAccountWords = () => useWords({ vi: myAccountVi, en: myAccountEn })
