export { registerLetters } from './letters.routes.ts'
export { listLettersOfDuty } from './letters.store.ts'
