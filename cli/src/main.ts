import { createAdministratorCommand } from './account.ts'
import { verifyAuditCommand } from './audit.ts'
import { importOrganizationsCommand } from './organizations.ts'
import { readCommand } from './read.ts'

const HELP = `dondoc <lệnh> [tham số]

  read FILE… [--format json|csv|xlsx]   đọc kế hoạch và in kết quả nhận dạng (read plans, print what was recognised)
  audit verify                          kiểm tra chuỗi nhật ký, chỉ ra dòng sai đầu tiên (prove the audit chain, name the first broken row)
  account create-administrator --name TÊN --email ĐỊA-CHỈ [--authority TÊN-HỆ-THỐNG] [--organization TÊN-CƠ-QUAN]
                                        tạo người quản trị đầu tiên, hoặc thêm một người quản trị ở cơ quan gốc
                                        (create the first administrator, or another one at the root)
  organizations import TỆP [--dry-run] [--authority TÊN-HỆ-THỐNG] [--below CƠ-QUAN]
                                        nạp cơ quan, đơn vị từ XLSX, CSV hoặc JSON (load organizations from a table)
`

const [command, ...args] = process.argv.slice(2)

if (command === 'read') process.exitCode = await readCommand(args)
else if (command === 'audit' && args[0] === 'verify') process.exitCode = await verifyAuditCommand(process.env)
else if (command === 'account' && args[0] === 'create-administrator')
  process.exitCode = await createAdministratorCommand(process.env, args.slice(1))
else if (command === 'organizations' && args[0] === 'import')
  process.exitCode = await importOrganizationsCommand(process.env, args.slice(1))
else {
  process.stderr.write(HELP)
  process.exitCode = command === undefined || command === '--help' || command === 'help' ? 0 : 2
}
