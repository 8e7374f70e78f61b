export { registerCascade } from './cascade.routes.ts'
