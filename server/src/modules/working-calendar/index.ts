export { registerWorkingCalendar } from './working-calendar.routes.ts'
