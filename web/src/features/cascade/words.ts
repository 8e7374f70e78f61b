import { cascadeEn } from '../../messages/cascade.en.ts'
import { cascadeVi } from '../../messages/cascade.vi.ts'

/** The sentences of plans above and below each other. */
export const WORDS = { vi: cascadeVi, en: cascadeEn }
