export { canReadWholeAudit } from './audit.access.ts'
export { registerAudit } from './audit.routes.ts'
export { recordRefusal } from './record-refusal.ts'
export { type AuditBreak, verifyAudit, verifyEveryAudit } from './verify-audit.ts'
