export { DEMO_TENANT, seedDemo } from './seed-demo.ts'
