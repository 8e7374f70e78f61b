import { many } from './many.ts'
import type { OrganizationFieldWords } from './organization-field.vi.ts'

/** What a field that chooses an organization says, in English. */
export const organizationFieldEn: OrganizationFieldWords = {
  placeholder: 'Type a name, with or without accents',
  none: 'No organization fits.',
  more: (count) => `${many(count, 'more organization')}; type more to narrow.`,
}
