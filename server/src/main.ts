import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { describeEnv, readEnv } from './env.ts'
import type { Deps } from './lib/deps.ts'
import { StartProblem } from './lib/start-problem.ts'
import { VERSION } from './lib/version.ts'
import type { Service } from './service.ts'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const HELP = `Đôn Đốc ${VERSION}: theo dõi, đôn đốc và báo cáo kế hoạch cải cách hành chính.

  npm start            khởi động / start
  npm start -- --help  trang này / this page
  Ctrl-C               dừng / stop

Biến môi trường / environment variables [mặc định / default]:
${describeEnv()}
`

function refuse(problems: readonly StartProblem[]): never {
  for (const problem of problems) process.stderr.write(`\n${problem.vi}\n${problem.en}\n`)
  process.exit(1)
}

async function main(): Promise<void> {
  if (process.argv.includes('--help') || process.argv.includes('-h')) {
    say(HELP)
    return
  }
  const read = readEnv(process.env)
  if (!read.ok) refuse(read.problems)
  const begun = performance.now()
  say(`Đôn Đốc ${VERSION} đang khởi động …`)
  // The second start reads what the first one compiled. Loaded only now: help and refusals need none of it.
  enableCompileCache(join(read.env.dataDir, 'compile-cache'))
  const { startService } = await import('./service.ts')
  const starting = startService(read.env, {
    say,
    ...(read.env.demo ? { afterMigrate: { text: 'Chuẩn bị dữ liệu mẫu', work: loadDemo } } : {}),
  })
  stopOnSignal(starting)
  const service = await starting.catch((error: unknown) => {
    if (error instanceof StartProblem) refuse([error])
    throw error
  })
  say(`\nSẵn sàng sau ${((performance.now() - begun) / 1000).toFixed(1)} giây tại ${service.url}`)
  if (read.env.demo) await printDemoSignIns(service)
  else await printSetUp(service)
  say('Nhấn Ctrl-C để dừng.')
}

async function loadDemo(deps: Deps): Promise<void> {
  const { seedDemo } = await import('./modules/demo/index.ts')
  await seedDemo(deps)
}

async function printDemoSignIns({ deps }: Service): Promise<void> {
  const { listDemoSignIns } = await import('./modules/accounts/index.ts')
  const accounts = await listDemoSignIns(deps.db)
  if (accounts.length === 0) return
  const width = Math.max(...accounts.map(({ email }) => email.length))
  say('Đăng nhập mẫu (chỉ dùng để xem thử; tắt bằng DEMO=0):')
  for (const { name, email, password } of accounts) say(`  ${email.padEnd(width)}  ${password}  ${name}`)
}

async function printSetUp({ deps }: Service): Promise<void> {
  const { openSetUp } = await import('./modules/accounts/index.ts')
  const link = await openSetUp(deps)
  if (link === null) return
  say(
    'Chưa có tài khoản nào. Mở liên kết sau (dùng một lần, trong 24 giờ) để thiết lập và tạo người quản trị đầu tiên:',
  )
  say('No account exists yet. Open this link (once, within 24 hours) to set up and create the first administrator:')
  say(`  ${link}`)
}

/** The first Ctrl-C ends cleanly, also in the middle of the start; the second one at once. */
function stopOnSignal(starting: Promise<Service>): void {
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(130)
    stopping = true
    say('\nĐang dừng …')
    const service = await starting
    await service.stop()
    say('Đã dừng.')
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stop().catch(() => process.exit(1))
    })
  }
}

await main()
