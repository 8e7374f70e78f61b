import { useWords } from '../../lib/i18n.tsx'
import { extensionsEn } from '../../messages/extensions.en.ts'
import { type ExtensionWords, extensionsVi } from '../../messages/extensions.vi.ts'

const WORDS = { vi: extensionsVi, en: extensionsEn }

/** The sentences of extensions in the chosen language. */
export const useExtensionWords = (): ExtensionWords => useWords(WORDS)
