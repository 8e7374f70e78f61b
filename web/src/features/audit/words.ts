import { useWords } from '../../lib/i18n.tsx'
import { auditEn } from '../../messages/audit.en.ts'
import { type AuditWords, auditVi } from '../../messages/audit.vi.ts'

const WORDS = { vi: auditVi, en: auditEn }

/** The sentences of the audit trail in the chosen language. */
export const useAuditWords = (): AuditWords => useWords(WORDS)
