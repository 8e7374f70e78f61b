import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Env, readEnv } from '@dondoc/server/env'
import { type DatabaseAddress, openPool } from '@dondoc/server/lib/db'
import { startEmbeddedPostgres } from '@dondoc/server/lib/embedded-postgres'
import { migrate } from '@dondoc/server/lib/migrate'
import { addAccount } from '@dondoc/server/modules/accounts/index'
import { openFloor } from '@dondoc/server/service'
import { line, ms, quantile } from './figures.ts'
import { type Act, EVERYBODY, seniors } from './province/acts.ts'
import { fillProvince, TENANT } from './province/fill.ts'
import { type Credentials, type Person, signIn } from './province/person.ts'
import { startApplication } from './start.ts'

const PEOPLE = 50
const SECONDS = 40
/** Before anything counts: each of the ten connections must have met each question some times to keep it prepared, as after a morning. */
const WARM_UP_SECONDS = 15
/**
 * Between one thing that a person does and the next, on average: in haste, and as people do who read what they asked for (TPC-W has
 * 7 s).
 */
const THINK_MS = [1_000, 5_000] as const

const PASSWORD = 'mot-mat-khau-de-do-toc-do'

interface Place {
  readonly role: 'leader' | 'focal' | 'staff'
  readonly organizationId: string
}

/** Five at the province, fifteen in agencies, thirty in units. */
async function listPlaces(address: DatabaseAddress): Promise<readonly Place[]> {
  const pool = openPool(address, { max: 1 })
  const { rows } = await pool.query<{ id: string; kind: string }>(
    `select id, kind from (select *, row_number() over (partition by (kind = 'division'), (kind = 'province') order by id) as n from organization) o
     where kind = 'province' or kind = 'division' and n <= 30 or kind in ('department', 'commune') and n <= 15 order by id`,
  )
  await pool.end()
  return rows.flatMap(({ id, kind }): Place[] =>
    kind === 'province'
      ? Array.from({ length: 5 }, (_, n) => ({ role: n < 3 ? 'leader' : 'focal', organizationId: id }))
      : [{ role: kind === 'division' ? 'staff' : 'focal', organizationId: id }],
  )
}

/** Accounts that can sign in, one for each place. */
async function invite(env: Env, places: readonly Place[]): Promise<readonly Credentials[]> {
  const floor = await openFloor(
    env,
    () => undefined,
    () => undefined,
  )
  try {
    const invited: Credentials[] = []
    for (const [n, { role, organizationId }] of places.entries()) {
      const email = `do.${n}@example.vn`
      await addAccount(
        floor.deps,
        { tenantId: TENANT, accountId: null, name: 'Đo' },
        {
          name: `Người đo ${n}`,
          email,
          password: PASSWORD,
          organizationId,
          roles: [{ role }],
          validFrom: '2020-01-01',
        },
      )
      invited.push({ email, password: PASSWORD })
    }
    return invited
  } finally {
    await floor.close()
  }
}

function pick(acts: readonly Act[], random: number): Act | undefined {
  const tickets = acts.flatMap((act) => Array.from({ length: act.weight }, () => act))
  return tickets[Math.floor(random * tickets.length)]
}

/** One person goes on for some seconds, doing one thing after the other with pauses of `thinkMs` on average. */
async function work(
  person: Person,
  acts: readonly Act[],
  { thinkMs, seconds }: { readonly thinkMs: number; readonly seconds: number },
  figures: Map<Act, number[]>,
): Promise<void> {
  const end = performance.now() + seconds * 1000
  for (let turn = 0; performance.now() < end; turn++) {
    await new Promise((resolve) => setTimeout(resolve, thinkMs * (0.5 + Math.random())))
    const act = pick(acts, Math.random())
    const figure = act === undefined ? Number.NaN : await act.run(person, turn)
    if (act !== undefined && !Number.isNaN(figure)) figures.set(act, [...(figures.get(act) ?? []), figure])
  }
}

async function measure(baseUrl: string, credentials: readonly Credentials[], places: readonly Place[]): Promise<void> {
  const people = await Promise.all(credentials.map((one, n) => signIn(baseUrl, one, n + 1)))
  const { plans } = JSON.parse((await people[0]?.get('/api/plans')) ?? '{}') as {
    plans: readonly { readonly id: string; readonly code: string }[]
  }
  const plan = plans.find(({ code }) => code === 'KH-0')
  if (plan === undefined) throw new Error('the province has no plan')
  const senior = seniors(plan.id)
  const actsOf = (place: Place | undefined): readonly Act[] =>
    place?.role === 'staff'
      ? EVERYBODY
      : place?.role === 'leader'
        ? [...EVERYBODY.slice(1, 2), ...senior]
        : [...EVERYBODY, ...senior]
  // Everything once, so that the first one does not pay for opening files and compiling.
  for (const act of [...EVERYBODY, ...senior]) await act.run(people[0] as Person, 0)
  const alone = new Map<Act, number[]>()
  for (const act of [...EVERYBODY, ...senior]) {
    const figures: number[] = []
    for (let turn = 0; turn < 30; turn++) {
      // Not every unit has something to report: the staff take turns.
      const person = people[act.label === 'give an update' ? people.length - 1 - turn : 0] as Person
      figures.push(await act.run(person, turn))
    }
    alone.set(
      act,
      figures.filter((figure) => !Number.isNaN(figure)),
    )
  }
  const workTogether = async (pace: { thinkMs: number; seconds: number }): Promise<Map<Act, number[]>> => {
    const figures = new Map<Act, number[]>()
    await Promise.all(people.map((person, n) => work(person, actsOf(places[n]), pace, figures)))
    return figures
  }
  await workTogether({ thinkMs: THINK_MS[0], seconds: WARM_UP_SECONDS })
  for (const thinkMs of THINK_MS) {
    const together = await workTogether({ thinkMs, seconds: SECONDS })
    console.log(
      `${PEOPLE} people for ${SECONDS} s after ${WARM_UP_SECONDS} s, ${thinkMs / 1000} s between what each does`,
    )
    line('', 'one alone p50', 'together p50', 'p95', 'aim p95', 'times')
    for (const act of [...EVERYBODY, ...senior]) {
      const figures = together.get(act) ?? []
      line(
        act.label,
        ms(quantile(alone.get(act) ?? [], 0.5)),
        ms(quantile(figures, 0.5)),
        ms(quantile(figures, 0.95)),
        `${act.aim} ms`,
        String(figures.length),
      )
    }
  }
  for (const person of people) person.leave()
}

async function onDatabase(
  title: string,
  address: DatabaseAddress,
  settings: NodeJS.ProcessEnv,
  release: () => Promise<void>,
): Promise<void> {
  const pool = openPool(address)
  await migrate(pool)
  const begun = performance.now()
  const counts = await fillProvince(pool)
  await pool.end()
  const rows = Object.entries(counts).map(([table, count]) => `${count.toLocaleString('en')} ${table}`)
  console.log(`\n${title}: ${rows.join(', ')}; made in ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  const places = await listPlaces(address)
  await release()
  const read = readEnv({ ...settings, DEMO: '0' })
  if (!read.ok) throw read.problems[0]
  const credentials = await invite(read.env, places)
  const application = await startApplication(settings['DATA_DIR'] ?? '', { ...settings, DEMO: '0' })
  try {
    console.log('client, server and database share the machine')
    await measure(application.baseUrl, credentials, places)
  } finally {
    await application.stop()
  }
}

/** The answers of a province's year to 50 people at a time, on the embedded database and, where `DATABASE_URL` names one, on a server. */
export async function benchProvince(dataDir: string): Promise<void> {
  const folder = join(dataDir, 'province')
  const postgres = await startEmbeddedPostgres({ dataDir: folder })
  await onDatabase('Embedded database', postgres.address, { DATA_DIR: folder, DATABASE_URL: '' }, postgres.stop)
  const server = process.env['DATABASE_URL']
  if (server === undefined) return
  const name = `dondoc_bench_${randomBytes(4).toString('hex')}`
  const admin = openPool({ url: server }, { max: 1 })
  await admin.query(`create database ${name}`)
  try {
    const url = new URL(server)
    url.pathname = `/${name}`
    const settings = { DATA_DIR: join(dataDir, 'province-files'), DATABASE_URL: url.href }
    await onDatabase('PostgreSQL server', { url: url.href }, settings, async () => undefined)
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
  }
}
