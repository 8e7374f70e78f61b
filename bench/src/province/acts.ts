import type { Person } from './person.ts'

/** What people do: the calls of one screen, or of one form that is sent. */
export interface Act {
  readonly label: string
  /** Milliseconds that the issue asks for at the 95th of a hundred. */
  readonly aim: number
  /** How often it is done among the others. */
  readonly weight: number
  readonly run: (person: Person, turn: number) => Promise<number>
}

interface Duties {
  readonly rows: readonly {
    readonly id: string
    readonly version: number
    readonly availableUpdates: readonly string[]
  }[]
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

const WORDS = [
  'muc do hai long',
  'vi tri viec lam',
  'so hoa ho so',
  'ky luat ky cuong',
  'dich vu cong truc tuyen',
  'don vi 77',
]

/** The screens of everybody: unit staff, focal officers and leaders see their own part of the same lists. */
export const EVERYBODY: readonly Act[] = [
  {
    label: 'my work, all groups of the page',
    aim: 40,
    weight: 5,
    run: (person) => timed(() => person.get('/api/my-work')),
  },
  {
    label: 'overdue duties, filter and paging',
    aim: 50,
    weight: 4,
    run: (person, turn) =>
      timed(() => person.get(`/api/duties?status=overdue&sort=due&limit=100${turn % 2 === 0 ? '&area=digital' : ''}`)),
  },
  {
    label: 'give an update',
    aim: 60,
    weight: 4,
    run: async (person, turn) => {
      const list = JSON.parse(await person.get('/api/duties?mine=true&status=running,overdue&limit=20')) as Duties
      const open = list.rows.filter(({ availableUpdates }) => availableUpdates.includes('progress'))
      const duty = open[turn % Math.max(1, open.length)]
      if (duty === undefined) return Number.NaN
      const on = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())
      const said = { kind: 'progress', on, progress: 40 + (turn % 50), reason: 'staff', text: 'Đang triển khai' }
      // Of two at once the second is refused, as it must be: that is no figure.
      return timed(() => person.post(`/api/duties/${duty.id}/updates`, { ...said, version: duty.version })).catch(
        (error: Error) => {
          if (error.message.includes('duty.changed-meanwhile')) return Number.NaN
          throw error
        },
      )
    },
  },
  {
    label: 'search without accents, 200,000 texts',
    aim: 100,
    weight: 3,
    run: (person, turn) =>
      timed(() => person.get(`/api/search?q=${encodeURIComponent(WORDS[turn % WORDS.length] ?? '')}`)),
  },
]

/** What leaders and focal officers look at. `planId` is a plan of 300 rows. */
export const seniors = (planId: string): readonly Act[] => [
  { label: 'dashboard', aim: 80, weight: 5, run: (person) => timed(() => person.get('/api/overview')) },
  {
    label: 'plan tree of 300 nodes',
    aim: 60,
    weight: 3,
    run: (person) => timed(() => person.get(`/api/plans/${planId}`)),
  },
]
