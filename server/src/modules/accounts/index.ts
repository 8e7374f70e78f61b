export { registerAccounts } from './accounts.routes.ts'
export { type DemoSignIn, listDemoSignIns } from './accounts.store.ts'
export { addAccount, type NewAccount } from './add-account.ts'
export { findActor, findActorOfAccount } from './find-actor.ts'
