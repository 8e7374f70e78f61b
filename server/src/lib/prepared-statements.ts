import { createHash } from 'node:crypto'
import type { Duplex } from 'node:stream'
import pg from 'pg'

/** A statement that a connection was asked this often is kept by the database as it was understood. */
const KEPT_FROM = 3
/** More are not kept: each holds memory in the connection, and words put together by chance never come again. */
const MOST = 300

/**
 * A connection that keeps the statements that come again and again: the database then reads and plans them once, not at every
 * request. Planning the list of duties takes as long as answering it for a unit. Statements without values are left as they are,
 * for several of them may come in one message.
 */
export class KeepingClient extends pg.Client {
  readonly #asked = new Map<string, number>()
  readonly #names = new Map<string, string>()

  // pg declares its `query` eight times over; a query builder uses this form, and the others pass through.
  override query(...given: unknown[]): never {
    const [text, values, ...others] = given
    const isAsked = typeof text === 'string' && Array.isArray(values) && values.length > 0
    const name = isAsked ? this.#nameOf(text) : undefined
    this.#sendTogether()
    const ask = super.query as (...asked: unknown[]) => unknown
    return ask.apply(this, name === undefined ? given : [{ name, text, values }, ...others]) as never
  }

  /** What is asked without waiting for an answer in between leaves in one packet: sending costs more than most questions. */
  #sendTogether(): void {
    const { stream } = (this as unknown as { readonly connection: { readonly stream: Duplex } }).connection
    stream.cork()
    process.nextTick(() => stream.uncork())
  }

  /** The name under which the database keeps a statement; undefined while it is not worth keeping. */
  #nameOf(text: string): string | undefined {
    const name = this.#names.get(text)
    if (name !== undefined || this.#names.size >= MOST) return name
    const asked = (this.#asked.get(text) ?? 0) + 1
    if (asked < KEPT_FROM) {
      if (this.#asked.size >= 4 * MOST) this.#asked.clear()
      this.#asked.set(text, asked)
      return undefined
    }
    this.#asked.delete(text)
    const made = createHash('sha256').update(text).digest('base64url').slice(0, 22)
    this.#names.set(text, made)
    return made
  }
}
