export { canReadWholeAudit } from './audit.access.ts'
export { registerAudit } from './audit.routes.ts'
export { type AuditBreak, verifyAudit } from './verify-audit.ts'
