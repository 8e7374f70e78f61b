import * as contract from '@dondoc/contract/imports'
import { canImport } from '@dondoc/domain/access/predicates'
import { somewhere } from '../../lib/actor.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { createReader } from '../../lib/reading-process.ts'
import { importPlan } from './import-plan.ts'

/** The routes of `contract/src/imports.ts`. */
export function registerImports(api: Api, deps: Deps): void {
  const reader = createReader()
  api.app.addHook('onClose', async () => reader.close())

  register(api, contract.importPlan, {
    // For whom is known only when the letterhead was read; asked again in the use case.
    allow: somewhere(canImport),
    handle: ({ actor, by, query, bytes }) =>
      importPlan(deps, reader, actor, by, { bytes, name: query.name, issuerId: query.issuerId }),
  })
}
