import { useWords } from '../../../lib/i18n.tsx'
import { organizationChangesEn } from '../../../messages/organization-changes.en.ts'
import { type OrganizationChangeWords, organizationChangesVi } from '../../../messages/organization-changes.vi.ts'

const WORDS = { vi: organizationChangesVi, en: organizationChangesEn }

/** The sentences of reorganizations in the chosen language. */
export const useChangeWords = (): OrganizationChangeWords => useWords(WORDS)
