import { sql } from 'kysely'
import type { OpenDb } from './db.ts'

interface Column {
  table: string
  column: string
  type: string
  nullable: boolean
  defaulted: boolean
  generated: boolean
  comment: string | null
}

const SCALARS: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  bpchar: 'string',
  varchar: 'string',
  ltree: 'string',
  xid8: 'string',
  tsvector: 'string',
  numeric: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'PlainDate',
  timestamptz: 'Date',
}

/** The TypeScript interfaces of the tables of schema `public`, as they stand in `lib/tables.ts`. */
export async function printTables(db: OpenDb): Promise<string> {
  const columns = await readColumns(db)
  const tables = [...new Set(columns.map((column) => column.table))]
  const blocks = tables.map((table) => {
    const fields = columns
      .filter((column) => column.table === table)
      .map((column) => `  ${column.column}: ${typeOf(column)}`)
    return `export interface ${interfaceName(table)} {\n${fields.join('\n')}\n}\n`
  })
  const index = tables.map((table) => `  ${table}: ${interfaceName(table)}`)
  const text = [...blocks, `export interface Tables {\n${index.join('\n')}\n}\n`].join('\n')
  const used = ['ColumnType', 'Generated', 'GeneratedAlways'].filter((name) =>
    new RegExp(`\\b${name}<`).test(text + JSON_TYPE),
  )
  return [
    '// Written by `node server/test/write-tables.ts` from the migrated database. Change the migrations, not this file.',
    `import type { PlainDate } from '@dondoc/domain/calendar/plain-date'`,
    `import type { ${used.join(', ')} } from 'kysely'`,
    '',
    JSON_TYPE,
    text,
  ].join('\n')
}

const JSON_TYPE = `/** Read as a value, written as JSON text: pg would turn an array into a PostgreSQL array. */
export type Json<Value> = ColumnType<Value, string, string>

/** As Json, where the column may be empty. */
export type NullableJson<Value> = ColumnType<Value | null, string | null | undefined, string | null>
`

const interfaceName = (table: string): string =>
  `${table.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}Table`

function typeOf(column: Column): string {
  const stated = column.comment?.match(/^ts: (.+)$/s)?.[1]
  const { type } = column
  if (type === 'json' || type === 'jsonb') return `${column.nullable ? 'NullableJson' : 'Json'}<${stated ?? 'unknown'}>`
  const element = SCALARS[type.replace(/^_/, '')]
  if (element === undefined) throw new Error(`${column.table}.${column.column} has a type without a rule: ${type}`)
  const bare = stated ?? (type.startsWith('_') ? `${element}[]` : element)
  const value = column.nullable ? `${bare} | null` : bare
  if (column.generated) return `GeneratedAlways<${value}>`
  return column.defaulted && !column.nullable ? `Generated<${value}>` : value
}

async function readColumns(db: OpenDb): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.relname as "table", a.attname as "column", t.typname as "type", not a.attnotnull as "nullable",
           a.atthasdef and a.attgenerated = '' as "defaulted", a.attgenerated <> '' or a.attidentity = 'a' as "generated",
           col_description(c.oid, a.attnum) as "comment"
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where n.nspname = 'public' and c.relkind in ('r', 'p', 'v') and c.relname <> 'migration' and not c.relispartition
    order by c.relname, a.attnum`.execute(db)
  return rows
}
