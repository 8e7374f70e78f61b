export { registerDutyViews } from './duty-views.routes.ts'
