import { readCommand } from './read.ts'

const HELP = `dondoc <lệnh> [tham số]

  read FILE… [--format json|csv|xlsx]   đọc kế hoạch và in kết quả nhận dạng (read plans, print what was recognised)
`

const [command, ...args] = process.argv.slice(2)

if (command === 'read') process.exitCode = await readCommand(args)
else {
  process.stderr.write(HELP)
  process.exitCode = command === undefined || command === '--help' || command === 'help' ? 0 : 2
}
