import { useWords } from '../../lib/i18n.tsx'
import { signInEn } from '../../messages/sign-in.en.ts'
import { signInVi } from '../../messages/sign-in.vi.ts'

/** The sentences on the way in. */
export const useSignInWords = () => useWords({ vi: signInVi, en: signInEn })
