import { useWords } from '../../lib/i18n.tsx'
import { organizationsEn } from '../../messages/organizations.en.ts'
import { type OrganizationWords, organizationsVi } from '../../messages/organizations.vi.ts'

const WORDS = { vi: organizationsVi, en: organizationsEn }

/** The sentences of organizations in the chosen language. */
export const useOrganizationWords = (): OrganizationWords => useWords(WORDS)
