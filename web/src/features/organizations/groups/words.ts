import { useWords } from '../../../lib/i18n.tsx'
import { organizationGroupsEn } from '../../../messages/organization-groups.en.ts'
import { type OrganizationGroupWords, organizationGroupsVi } from '../../../messages/organization-groups.vi.ts'

const WORDS = { vi: organizationGroupsVi, en: organizationGroupsEn }

/** The sentences of groups in the chosen language. */
export const useGroupWords = (): OrganizationGroupWords => useWords(WORDS)
