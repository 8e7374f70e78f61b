import { useWords } from '../../lib/i18n.tsx'
import { workingCalendarEn } from '../../messages/working-calendar.en.ts'
import { type WorkingCalendarWords, workingCalendarVi } from '../../messages/working-calendar.vi.ts'

const WORDS = { vi: workingCalendarVi, en: workingCalendarEn }

/** The sentences of the working calendar in the chosen language. */
export const useCalendarWords = (): WorkingCalendarWords => useWords(WORDS)
