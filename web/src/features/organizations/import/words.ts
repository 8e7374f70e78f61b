import { useWords } from '../../../lib/i18n.tsx'
import { organizationImportEn } from '../../../messages/organization-import.en.ts'
import { type OrganizationImportWords, organizationImportVi } from '../../../messages/organization-import.vi.ts'

const WORDS = { vi: organizationImportVi, en: organizationImportEn }

/** The sentences of the import of organizations in the chosen language. */
export const useOrganizationImportWords = (): OrganizationImportWords => useWords(WORDS)
