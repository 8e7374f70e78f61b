import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { openDb, openPool } from '../src/lib/db.ts'
import { makeAccount, makeOrganization, makeTenant } from './factories.ts'
import { startTestServer, type TestServer } from './with-server.ts'

let server: TestServer
let app: FastifyInstance
let web: string

beforeAll(async () => {
  server = await startTestServer()
  web = await mkdtemp(join(tmpdir(), 'dondoc-web-'))
  await mkdir(join(web, 'assets'))
  await writeFile(join(web, 'index.html'), '<!doctype html><title>Đôn Đốc</title>')
  await writeFile(join(web, 'assets', 'app-1a2b3c.js'), 'export {}')
  await writeFile(join(web, 'assets', 'app-1a2b3c.js.gz'), gzipSync('export {}'))
  app = await createApp(server.deps, { webFolder: web })
})
afterAll(async () => {
  await app.close()
  await server.stop()
  await rm(web, { recursive: true })
})

describe('the web application', () => {
  test('gets its page at its own addresses, asked for each time', async () => {
    for (const url of ['/', '/plans/0198c0de', '/duties?asOf=2025-10-15']) {
      const answer = await app.inject({ url, headers: { accept: 'text/html' } })
      expect([url, answer.statusCode, answer.headers['cache-control']]).toEqual([url, 200, 'no-cache'])
      expect(answer.body).toContain('Đôn Đốc')
    }
  })

  test('keeps files with a hash in their name for ever', async () => {
    const answer = await app.inject({ url: '/assets/app-1a2b3c.js' })
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test('comes compressed as it was built to a browser that can read it, and plain to one that cannot', async () => {
    const url = '/assets/app-1a2b3c.js'
    const zipped = await app.inject({ url, headers: { 'accept-encoding': 'gzip, deflate' } })
    expect(zipped.headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(String(zipped.headers['content-type'])).toContain('javascript')
    expect(gunzipSync(zipped.rawPayload).toString()).toBe('export {}')
    const plain = await app.inject({ url })
    expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, 'export {}'])
  })

  test('may run its own scripts only and stand in nobody’s frame', async () => {
    const policy = (await app.inject({ url: '/' })).headers['content-security-policy']
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
  })

  test('does not get a page where a file or a route is missing', async () => {
    for (const url of ['/api/nothing', '/assets/old.js', '/../package.json']) {
      const answer = await app.inject({ url })
      expect(answer.json()).toMatchObject({ code: 'request.not-found', status: 404 })
    }
  })
})

describe('GET /api/health', () => {
  test('says that it is up', async () => {
    const answer = await app.inject({ url: '/api/health' })
    expect(answer.json()).toMatchObject({ status: 'ok', version: 'test' })
  })

  test('says that it is not ready while the database does not answer', async () => {
    const db = openDb(openPool({ url: 'postgres://nobody@127.0.0.1:1/nowhere' }))
    const broken = await createApp({ ...server.deps, db })
    const answer = await broken.inject({ url: '/api/health' })
    await broken.close()
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([503, 'server.not-ready'])
  })
})

describe('the description of the API', () => {
  test('is OpenAPI 3.1 with the routes of the contract', async () => {
    const document = (await app.inject({ url: '/api/openapi.json' })).json<{
      openapi: string
      paths: Record<
        string,
        Record<string, { summary: string; operationId: string; responses: Record<string, unknown> }>
      >
    }>()
    expect(document.openapi).toBe('3.1.0')
    expect(document.paths['/api/organization-tree']?.['get']?.summary).toContain('The tree')
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    for (const { responses } of operations) expect(Object.keys(responses)).toEqual(['200', '4XX'])
    expect(Object.keys(document.paths).filter((path) => path.startsWith('/api/auth'))).toEqual([])
  })

  test('is readable at /api/docs with files of our own and no script but them', async () => {
    const page = await app.inject({ url: '/api/docs/' })
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toMatch(/src="https?:/)
    const script = page.body.slice(
      page.body.indexOf('<script type="text/javascript">') + 31,
      page.body.lastIndexOf('</script>'),
    )
    const hash = createHash('sha256').update(script).digest('base64')
    expect(page.headers['content-security-policy']).toContain(`script-src 'self' 'sha256-${hash}';`)
    expect((await app.inject({ url: '/api/docs/js/scalar.js' })).statusCode).toBe(200)
  })
})

describe('requests', () => {
  test('that are not JSON are refused as invalid, with the id of the request', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      headers: { 'content-type': 'application/json' },
      payload: '{"a":',
    })
    expect(answer.json()).toMatchObject({ code: 'request.invalid', type: 'about:blank' })
    expect(answer.json<{ requestId: string }>().requestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('that say JSON and send nothing are understood', async () => {
    const headers = { 'content-type': 'application/json' }
    const answer = await app.inject({ method: 'POST', url: '/api/auth/sign-out', headers, payload: '' })
    expect(answer.statusCode).toBe(200)
  })

  test('from another site that carry our cookie are refused', async () => {
    const tenant = await makeTenant(server.deps)
    const account = await makeAccount(server.deps, tenant, 'focal', await makeOrganization(server.deps, tenant))
    await server.as(account)
    for (const headers of [{ origin: 'https://example.org' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }]) {
      const answer = await app.inject({ method: 'POST', url: '/api/auth/sign-out', headers, payload: {} })
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'access.denied'])
    }
  })

  test('get long JSON compressed when they can read it', async () => {
    const answer = await app.inject({ url: '/api/openapi.json', headers: { 'accept-encoding': 'gzip' } })
    expect(answer.headers['content-encoding']).toBe('gzip')
    expect(JSON.parse(gunzipSync(answer.rawPayload).toString('utf8'))).toMatchObject({ openapi: '3.1.0' })
  })
})
