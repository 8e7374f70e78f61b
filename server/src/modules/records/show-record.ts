import type { RecordChange, RecordDetail, RecordFile } from '@dondoc/contract/records'
import { canCorrectRecord } from '@dondoc/domain/access/predicates'
import type { Actor } from '../../lib/actor.ts'
import { doWhatIsLeft, type Reader, type Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { isShowable } from './download-file.ts'
import { findOwnRow, listProven, listTrail, type TrailRow } from './record-detail.store.ts'
import { listRecordFiles, type RecordFileRow } from './record-files.store.ts'
import { findRecord, presentRecord } from './records.store.ts'
import { readReplacement } from './replacements.store.ts'

/** One record with everything known of it. Throws `record.not-found` where there is none or the actor may not read it. */
export async function showRecord(db: Reader, actor: Actor, recordId: string): Promise<RecordDetail> {
  const scope = scopeOf(actor)
  const record = await findRecord(db, scope, recordId)
  const own = await findOwnRow(db, scope, recordId)
  if (!record || !own) throw new Problem('record.not-found', { recordId })
  const { replacedBy, replaces } = await readReplacement(db, scope, recordId)
  return {
    ...presentRecord(record),
    signer: own.signer,
    effectiveOn: own.effectiveOn,
    addedBy: own.addedBy,
    enteredAt: own.createdAt.toISOString(),
    version: own.version,
    replacedBy,
    replaces,
    files: presentFiles(await listRecordFiles(db, actor.tenantId, recordId)),
    proves: await listProven(db, scope, recordId),
    history: (await listTrail(db, actor.tenantId, recordId)).flatMap(presentChange),
    can: {
      correct: canCorrectRecord(actor, { issuerPath: own.orgPath, isOwn: own.addedById === actor.accountId }),
    },
  }
}

/** As `showRecord`, of what this very transaction wrote: its history tells that, too. */
export async function showWritten(trx: Trx, actor: Actor, recordId: string): Promise<RecordDetail> {
  await doWhatIsLeft(trx)
  return showRecord(trx, actor, recordId)
}

/** The revisions of all files; of each file the newest that was not taken off is current. */
function presentFiles(rows: readonly RecordFileRow[]): RecordFile[] {
  const current = new Set<string>()
  for (const [, revisions] of Map.groupBy(rows, ({ seriesId }) => seriesId)) {
    const newest = revisions
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .reduce<RecordFileRow | null>((best, row) => (best !== null && best.revision > row.revision ? best : row), null)
    if (newest !== null) current.add(newest.id)
  }
  return rows.map(
    ({ id, seriesId, revision, name, byteSize, kind, sha256, addedBy, addedAt, withdrawnAt, ...row }) => ({
      id,
      seriesId,
      revision,
      name,
      byteSize,
      kind,
      sha256,
      addedBy,
      addedAt: addedAt.toISOString(),
      current: current.has(id),
      withdrawn:
        withdrawnAt === null
          ? null
          : { by: row.withdrawnBy ?? '', at: withdrawnAt.toISOString(), why: row.withdrawnWhy ?? '' },
      showable: isShowable(kind),
    }),
  )
}

const ACTIONS: Readonly<Record<string, RecordChange['action']>> = {
  'record.entered': 'entered',
  'record.corrected': 'corrected',
  'record.replaced': 'replaced',
  'record.file-added': 'file-added',
  'record.file-revised': 'file-revised',
  'record.file-withdrawn': 'file-withdrawn',
}

/** Which values of the trail the history shows for each act; the rest is for auditors. */
const SHOWN: Readonly<Partial<Record<RecordChange['action'], readonly string[]>>> = {
  corrected: ['kind', 'number', 'date', 'abstract', 'signer', 'effectiveOn', 'issuer'],
  replaced: ['number'],
  'file-added': ['name'],
  'file-revised': ['name'],
  'file-withdrawn': ['name', 'why'],
}

function presentChange({ at, actor, action, before, after }: TrailRow): RecordChange[] {
  const known = ACTIONS[action]
  if (known === undefined) return []
  const [was, is] = [valuesOf(before), valuesOf(after)]
  const changes = (SHOWN[known] ?? [])
    .filter((field) => was.has(field) || is.has(field))
    .map((field) => ({ field, before: textOf(was.get(field)), after: textOf(is.get(field)) }))
  return [{ at: at.toISOString(), by: actor, action: known, changes }]
}

const valuesOf = (json: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof json === 'object' && json !== null ? Object.entries(json) : [])

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
