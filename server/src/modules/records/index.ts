export { addRecord } from './add-record.ts'
export { registerRecords } from './records.routes.ts'
export { findRecord, insertEvidence, insertRecords, listEvidence } from './records.store.ts'
