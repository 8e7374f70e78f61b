import type { Auth } from './auth.ts'
import type { Clock } from './clock.ts'
import type { Db } from './db.ts'
import type { FileStore } from './files.ts'
import type { Jobs } from './jobs.ts'
import type { Mailer } from './mailer.ts'
import type { Reader } from './reading-process.ts'
import type { Signals } from './signals.ts'

/** What the service stands on. Made once in `main.ts` (or by a test) and given to each module. */
export interface Deps {
  readonly db: Db
  readonly auth: Auth
  readonly clock: Clock
  readonly files: FileStore
  readonly jobs: Jobs
  /** Hears what other processes on this database say. */
  readonly signals: Signals
  /** Null where the settings name no mail server. */
  readonly mailer: Mailer | null
  /** The address that people type, without a slash at its end: links in mails begin with it. */
  readonly publicUrl: string
  /** Opens files of strangers in processes of their own. */
  readonly reader: Reader
  /** Demo sign-ins are shown and work. */
  readonly demo: boolean
  readonly version: string
  readonly database: 'embedded' | 'server'
  /** The newest migration applied. */
  readonly migration: string
}
