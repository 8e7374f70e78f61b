#!/usr/bin/env node
// `npm test`: format and lint, types, every test on the embedded database (and on DATABASE_URL where it is set), then the
// journeys in a real browser. The last line counts: `N passed, N failed`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, ensureWeb, findNode, root, run, say } from './setup.mjs'

ensureInstalled()
const node = findNode()
// Tools started by the tests must be the ones that came with us, too.
process.env.PATH = `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`

const reports = join(root, '.cache', 'test')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

// Many tests start the application or the command in a process of its own: each finds the code compiled by those before it.
process.env.NODE_COMPILE_CACHE ??= join(root, '.cache', 'compile')

const tool = (name) => join(root, 'node_modules', ...name)
const count = { passed: 0, failed: 0, skipped: 0 }

async function check(title, command, args) {
  say(`\n— ${title}`)
  const code = await run(command, args)
  if (code === 0) count.passed++
  else count.failed++
}

async function vitest(title, name, args) {
  say(`\n— ${title}`)
  const report = join(reports, `${name}.json`)
  const code = await run(node, [
    tool(['vitest', 'vitest.mjs']),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ])
  if (!existsSync(report)) {
    count.failed++
    return
  }
  const result = JSON.parse(readFileSync(report, 'utf8'))
  count.passed += result.numPassedTests
  count.skipped += result.numPendingTests
  // A file that does not even load has no failed test of its own.
  count.failed += Math.max(result.numFailedTests, code === 0 ? 0 : 1)
}

const only = process.argv.slice(2)
if (only.length > 0) {
  await vitest('tests', 'chosen', only)
} else {
  await check('định dạng, quy tắc viết mã và ranh giới giữa các phần (biome)', tool(['.bin', 'biome']), ['check', '.'])
  await check('kiểu dữ liệu (tsc)', tool(['.bin', 'tsc']), ['-p', 'tsconfig.json'])
  await check('kiểu dữ liệu của miền thuần (tsc)', tool(['.bin', 'tsc']), ['-p', 'domain/tsconfig.json'])
  await check('kiểu dữ liệu của giao diện (tsc)', tool(['.bin', 'tsc']), ['-p', 'web/tsconfig.json'])
  await check('kiểu dữ liệu của các hành trình (tsc)', tool(['.bin', 'tsc']), ['-p', 'e2e/tsconfig.json'])
  await vitest('các phần', 'rooms', [])
  ensureWeb(node)
  await vitest('hành trình trong trình duyệt thật', 'journeys', ['--config', 'e2e/vitest.config.ts'])
}

const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
say(`\n${count.passed} passed, ${count.failed} failed${skipped}`)
process.exit(count.failed > 0 ? 1 : 0)
