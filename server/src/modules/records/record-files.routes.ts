import * as contract from '@dondoc/contract/record-files'
import { EVIDENCE_KINDS } from '@dondoc/documents/file-kind'
import { canWriteRecord } from '@dondoc/domain/access/predicates'
import { everybody, somewhere } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { addFile, withdrawRecordFile } from './attach-files.ts'
import { downloadFile } from './download-file.ts'
import { showWritten } from './show-record.ts'
import { uploadFile } from './upload-file.ts'

const NAME_ENDS = Object.values(EVIDENCE_KINDS).flatMap(({ ends }) => [...ends])

/** The routes of `contract/src/record-files.ts`. Whose record it is decides on rights; asked in the use cases. */
export function registerRecordFiles(api: Api, deps: Deps): void {
  const { db, clock, files } = deps

  register(api, contract.getFileRules, {
    allow: everybody,
    handle: async () => ({ limitBytes: files.evidenceLimitBytes, nameEnds: NAME_ENDS }),
  })

  register(api, contract.uploadFile, {
    // Who enters no record has nothing to attach.
    allow: somewhere(canWriteRecord),
    handle: ({ actor, query, incoming, request }) => {
      const announced = Number(request.headers['content-length'])
      return uploadFile(deps, actor, {
        name: query.name,
        content: incoming,
        announcedBytes: Number.isSafeInteger(announced) ? announced : undefined,
      })
    },
  })

  register(api, contract.addRecordFile, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        await addFile(trx, actor, by, { ...params, ...body, now: clock.now() })
        return showWritten(trx, actor, params.recordId)
      }),
  })

  register(api, contract.withdrawRecordFile, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        await withdrawRecordFile(trx, actor, by, { ...params, ...body, now: clock.now() })
        return showWritten(trx, actor, params.recordId)
      }),
  })

  register(api, contract.getRecordFile, {
    allow: everybody,
    handle: ({ actor, params, query }) => downloadFile(deps, actor, { ...params, show: query.show === true }),
  })
}
