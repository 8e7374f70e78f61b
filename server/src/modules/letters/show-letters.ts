import type { Letter, LetterRow } from '@dondoc/contract/letters'
import type { OrganizationRef } from '@dondoc/contract/shared'
import { canReadLetter, canUrge } from '@dondoc/domain/access/predicates'
import { daysBetween, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { Actor } from '../../lib/actor.ts'
import type { Reader } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { judgeOf } from '../duties/index.ts'
import { findOrganization } from '../organizations/index.ts'
import { findRecord } from '../records/index.ts'
import {
  findLetter,
  type LetterDutyRow,
  type LetterRecord,
  listLetterDuties,
  listLetterRows,
  listOverdue,
} from './letters.store.ts'

const unitsOf = (duties: readonly LetterDutyRow[]): Letter['units'] =>
  [...Map.groupBy(duties, ({ organization }) => organization.id).values()].flatMap((rows) => {
    const [first] = rows
    return first === undefined ? [] : [{ organization: first.organization, duties: rows.map(({ duty }) => duty) }]
  })

function presentRow(letter: LetterRecord, duties: readonly LetterDutyRow[]): LetterRow {
  const { id, issuerId, issuerName, issuerShortName, content, number, date, asOf, author, createdAt } = letter
  return {
    ...{ id, number, date, asOf, author, abstract: content.abstract },
    issuer: { id: issuerId, name: issuerName, shortName: issuerShortName },
    state: number === null ? 'draft' : 'sent',
    receivers: unitsOf(duties).map(({ organization }) => organization),
    dutyCount: duties.length,
    createdAt: createdAt.toISOString(),
  }
}

/** Throws `letter.not-found` where it is not the actor's to read. */
export async function mustFindLetter(
  db: Reader,
  actor: Actor,
  letterId: string,
  find = findLetter,
): Promise<{ letter: LetterRecord; duties: LetterDutyRow[] }> {
  const letter = await find(db, actor.tenantId, letterId)
  const duties = letter === undefined ? [] : await listLetterDuties(db, actor.tenantId, [letterId])
  const receiverPaths = duties.map(({ orgPath }) => orgPath)
  const place = letter && { issuerPath: letter.orgPath, isSent: letter.number !== null, receiverPaths }
  if (letter === undefined || place === undefined || !canReadLetter(actor, place))
    throw new Problem('letter.not-found', { letterId })
  return { letter, duties }
}

/** An urging letter with its words and its duties. Throws `letter.not-found`. */
export async function showLetter(db: Reader, actor: Actor, letterId: string): Promise<Letter> {
  const { letter, duties } = await mustFindLetter(db, actor, letterId)
  const { version, content, recordId, orgPath, number } = letter
  const record = recordId === null ? undefined : await findRecord(db, scopeOf(actor), recordId)
  const writes = canUrge(actor, orgPath)
  return {
    ...presentRow(letter, duties),
    ...{ version, content, recordId },
    units: unitsOf(duties),
    files: [...(record?.files ?? [])],
    can: { change: number === null && writes, attach: record !== undefined && writes },
  }
}

/** The letters that the actor may read. */
export async function listReadableLetters(db: Reader, actor: Actor): Promise<LetterRow[]> {
  const letters = await listLetterRows(db, scopeOf(actor), judgeOf(actor).paths)
  const duties = await listLetterDuties(
    db,
    actor.tenantId,
    letters.map(({ id }) => id),
  )
  const byLetter = Map.groupBy(duties, ({ letterId }) => letterId)
  return letters.map((letter) => presentRow(letter, byLetter.get(letter.id) ?? []))
}

/** By agency that the actor may urge for: the units with overdue duties that it gave, the longest overdue first. */
export async function listUnitsToUrge(db: Reader, actor: Actor, today: PlainDate) {
  const { tenantId } = actor
  const { paths } = judgeOf(actor)
  const rows = paths.length === 0 ? [] : await listOverdue(db, tenantId, today, { paths })
  const issuers = []
  for (const [issuerId, given] of Map.groupBy(rows, (row) => row.issuerId)) {
    const issuer = await findOrganization(db, tenantId, issuerId)
    if (issuer === undefined) continue
    const units = [...Map.groupBy(given, ({ organizationId }) => organizationId)].flatMap(([id, owed]) => {
      const [first] = owed
      if (first === undefined) return []
      const organization: OrganizationRef = { id, name: first.organizationName, shortName: first.organizationShortName }
      return [
        { organization, count: owed.length, longest: Math.max(...owed.map(({ dueOn }) => daysBetween(dueOn, today))) },
      ]
    })
    issuers.push({
      issuer: { id: issuer.id, name: issuer.name, shortName: issuer.shortName },
      units: units.sort((a, b) => b.longest - a.longest),
    })
  }
  return issuers
}
