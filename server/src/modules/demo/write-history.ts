import { foldText } from '@dondoc/domain/calendar/fold-text'
import { later, type PlainDate, yearOf } from '@dondoc/domain/calendar/plain-date'
import { afterUpdate, type DutyWork, UNTOUCHED } from '@dondoc/domain/duties/duty-status'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { findAgency } from '../organizations/index.ts'
import { insertEvidence, insertRecords } from '../records/index.ts'
import type { Phrases } from './demo-data.ts'
import { type Story, type StoryStep, tellContribution, tellStory } from './duty-story.ts'
import * as store from './history.store.ts'
import { type Random, randomOf } from './random.ts'

interface Told {
  readonly duty: store.DemoDuty
  readonly story: Story
  readonly updateIds: readonly string[]
}

/** A name that always belongs to the same organization. */
function personOf(organization: string, { people }: Phrases): string {
  const random = randomOf(`person/${organization}`)
  return [people.family, people.middle, people.given].map((names) => random.pick(names)).join(' ')
}

/** "SKHCN" of "Sở Khoa học và Công nghệ tỉnh Phú Thọ": how an agency signs its numbers. */
export function abbreviationOf(agency: string): string {
  if (/^Ủy ban nhân dân/.test(agency)) return 'UBND'
  const words = agency.replace(/\s(?:tỉnh|thành phố)\s.*$/, '').split(/[\s,-]+/)
  return words
    .filter((word) => word !== '' && !['và', 'các'].includes(word))
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
}

/** The kind of document that a product is: the last kind takes what names no other. */
function recordKindOf(products: readonly string[], { records }: Phrases): Phrases['records'][number] {
  const words = foldText(products.join(' '))
  const found = records.find((kind) => kind.words.some((word) => words.includes(foldText(word))))
  if (!found) throw new RangeError('the demo names no kind of document for all the rest')
  return found
}

const shortened = (text: string): string =>
  text.length <= 280 ? text : `${text.slice(0, 280).replace(/\s\S*$/, '')} …`

/** 9 to 16 o'clock of the day in Việt Nam. */
const officeHour = (on: PlainDate, random: Random): Date =>
  new Date(`${on}T0${random.between(2, 8)}:${random.between(10, 59)}:00Z`)

function updateRows({ duty, story, updateIds }: Told, tenantId: string, phrases: Phrases) {
  const random = randomOf(`hours/${duty.organizationName}/${duty.nodePosition}`)
  let work: DutyWork = UNTOUCHED
  return story.steps.map(({ byOwner, ...step }: StoryStep, at) => {
    work = afterUpdate(work, step)
    return {
      ...step,
      tenantId,
      id: updateIds[at] ?? newId(),
      dutyId: duty.id,
      sequence: at + 1,
      authorId: null,
      author: personOf(byOwner ? duty.organizationName : duty.issuerName, phrases),
      recordedAt: officeHour(step.on, random),
      demo: true,
      acceptanceAfter: work.acceptance,
      startedAfter: work.started,
      stoppedAfter: work.stopped,
      deliveredOnAfter: work.deliveredOn,
      confirmedOnAfter: work.confirmedOn,
      progressAfter: work.progress,
    }
  })
}

function workRow({ duty, story }: Told): store.WorkRow {
  const work = story.steps.reduce<DutyWork>(afterUpdate, UNTOUCHED)
  return {
    id: duty.id,
    ...work,
    lastUpdateOn: story.steps.at(-1)?.on ?? null,
    dueOn: story.extension?.dueOn ?? duty.originalDueOn,
    extendedOn: story.extension?.grantedOn ?? null,
    version: story.steps.length,
  }
}

/** "12/KH-SKHCN"; an ordinary letter (công văn) has no symbol of its kind but the unit that drafted it: "12/SKHCN-VP". */
const numberOf = (number: number, symbol: string, agency: string): string =>
  symbol === '' ? `${number}/${agency}-VP` : `${number}/${symbol}-${agency}`

/** Each delivery gets its document: numbered in the order of the days, as a register is kept. */
async function writeRecords(trx: Trx, tenantId: string, told: readonly Told[], phrases: Phrases): Promise<void> {
  const agencies = new Map<string, Awaited<ReturnType<typeof findAgency>>>()
  for (const { duty } of told) {
    if (!agencies.has(duty.orgPath)) agencies.set(duty.orgPath, await findAgency(trx, tenantId, duty.orgPath))
  }
  const deliveries = told
    .filter(({ duty }) => duty.recordRequired)
    .flatMap(({ duty, story, updateIds }) =>
      story.steps.flatMap((step, at) => {
        const updateId = updateIds[at]
        const agency = agencies.get(duty.orgPath)
        return step.kind === 'delivered' && updateId !== undefined && agency
          ? [{ duty, agency, on: step.on, updateId }]
          : []
      }),
    )
    .sort((a, b) => a.on.localeCompare(b.on))
  const last = new Map<string, number>()
  const rows = deliveries.map(({ duty, agency, on, updateId }) => {
    const { kind, symbol } = recordKindOf(duty.products, phrases)
    const series = `${agency.id}/${yearOf(on)}/${symbol}`
    // Other business of the agency takes numbers in between.
    const number = (last.get(series) ?? 0) + randomOf(`${agency.name}/${series.length}/${on}`).between(1, 9)
    last.set(series, number)
    return {
      id: newId(),
      issuerId: agency.id,
      orgPath: agency.orgPath,
      kind,
      number: numberOf(number, symbol, abbreviationOf(agency.name)),
      date: on,
      abstract: shortened(duty.text),
      demo: true,
      link: { updateId, dutyId: duty.id },
    }
  })
  await insertRecords(
    trx,
    tenantId,
    rows.map(({ link: _link, ...record }) => record),
  )
  await insertEvidence(
    trx,
    tenantId,
    rows.map(({ id: recordId, link }) => ({ recordId, ...link })),
  )
}

const isOver = ({ story }: Told): boolean => story.steps.some(({ kind }) => kind === 'delivered')

/** As the product does it: contributions that are still open end with the confirmation of the last lead of their row. */
function endWithLeads(told: readonly Told[]): Told[] {
  const rowOf = ({ duty }: Told): string => `${duty.nodePosition}/${duty.occurrence ?? ''}`
  const leads = Map.groupBy(
    told.filter(({ duty }) => duty.role === 'lead'),
    rowOf,
  )
  return told.map((one) => {
    if (one.duty.role !== 'coordinator' || isOver(one)) return one
    const last = (leads.get(rowOf(one)) ?? []).map(({ story }) => story.steps.at(-1))
    const confirmed = last.flatMap((step) => (step?.kind === 'confirmed' ? step.on : []))
    if (confirmed.length === 0 || confirmed.length < last.length) return one
    const on = confirmed.reduce<PlainDate>(later, one.story.steps.at(-1)?.on ?? one.duty.issuedOn)
    const end = {
      kind: 'stopped',
      on,
      progress: null,
      text: 'Nhiệm vụ đã hoàn thành',
      reason: null,
      byOwner: false,
    } as const
    const steps = [...one.story.steps, end]
    return { ...one, story: { ...one.story, steps }, updateIds: steps.map(() => newId()) }
  })
}

/** Writes a plausible history for the duties of a demo plan, the same on every machine, up to `today`. */
export async function writeHistory(
  trx: Trx,
  tenantId: string,
  plan: { readonly id: string; readonly file: string },
  today: PlainDate,
  phrases: Phrases,
): Promise<number> {
  const duties = await store.listUntouchedDuties(trx, tenantId, plan.id)
  const told = endWithLeads(
    duties.map((duty): Told => {
      const helps = duty.role === 'coordinator' ? '/phoi-hop' : ''
      const random = randomOf(
        `${plan.file}/${duty.nodePosition}/${duty.organizationName}/${duty.occurrence ?? ''}${helps}`,
      )
      const story =
        duty.role === 'coordinator'
          ? tellContribution(duty, today, random, phrases)
          : tellStory({ ...duty, waits: duty.waitingKind !== null }, today, random, phrases)
      return { duty, story, updateIds: story.steps.map(() => newId()) }
    }),
  )
  const touched = told.filter(({ story }) => story.steps.length > 0)
  await store.insertUpdates(
    trx,
    touched.flatMap((one) => updateRows(one, tenantId, phrases)),
  )
  await store.insertExtensions(
    trx,
    touched.flatMap(({ duty, story }) =>
      story.extension ? [{ ...story.extension, tenantId, id: newId(), dutyId: duty.id, demo: true }] : [],
    ),
  )
  await store.setWork(trx, tenantId, touched.map(workRow))
  await writeRecords(trx, tenantId, touched, phrases)
  return touched.length
}
