import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type DatabaseAddress, openPool } from '../src/lib/db.ts'
import { startEmbeddedPostgres } from '../src/lib/embedded-postgres.ts'
import { prepareDatabase } from '../src/lib/prepare-database.ts'
import { addressOf } from './databases.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: DatabaseAddress
    template: string
  }
}

/**
 * One PostgreSQL for the run with a migrated database that each test file clones (18 ms). The project `server-pg` does the same
 * on the server of DATABASE_URL.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = project.name === 'server-pg' ? foreign() : await own()
  const template = `dondoc_template_${process.pid}`
  const maintenance = openPool(server.address, { max: 1 })
  await maintenance.query(`create database ${template} template template0 encoding 'UTF8'`)
  const made = addressOf(server.address, template)
  await prepareDatabase(made, made)
  project.provide('postgres', server.address)
  project.provide('template', template)
  return async () => {
    await maintenance.query(`drop database if exists ${template} with (force)`)
    await maintenance.end()
    await server.stop()
  }
}

interface Server {
  readonly address: DatabaseAddress
  readonly stop: () => Promise<void>
}

async function own(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-'))
  // The data of a test need not survive a power cut.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }
  const postgres = await startEmbeddedPostgres({ dataDir: folder, settings })
  return {
    address: postgres.address,
    stop: async () => {
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function foreign(): Server {
  const url = process.env['DATABASE_URL']
  if (url === undefined) throw new Error('project server-pg needs DATABASE_URL')
  return { address: { url }, stop: async () => undefined }
}
