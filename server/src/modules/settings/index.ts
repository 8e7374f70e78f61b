export { changeSettings } from './change-settings.ts'
export { registerSettings } from './settings.routes.ts'
export { confirmationRequiredIn, readSettings, type Settings } from './settings.store.ts'
