import { useWords } from '../../lib/i18n.tsx'
import { triggerEventsEn } from '../../messages/trigger-events.en.ts'
import { type TriggerEventWords, triggerEventsVi } from '../../messages/trigger-events.vi.ts'

const WORDS = { vi: triggerEventsVi, en: triggerEventsEn }

/** The sentences of trigger events in the chosen language. */
export const useEventWords = (): TriggerEventWords => useWords(WORDS)
