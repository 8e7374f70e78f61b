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

/** Each command loads only what it needs: reading a file needs no server. */
async function run(): Promise<number> {
  if (command === 'read') return (await import('./read.ts')).readCommand(args)
  if (command === 'audit' && args[0] === 'verify') return (await import('./audit.ts')).verifyAuditCommand(process.env)
  if (command === 'account' && args[0] === 'create-administrator')
    return (await import('./account.ts')).createAdministratorCommand(process.env, args.slice(1))
  if (command === 'organizations' && args[0] === 'import')
    return (await import('./organizations.ts')).importOrganizationsCommand(process.env, args.slice(1))
  process.stderr.write(HELP)
  return command === undefined || command === '--help' || command === 'help' ? 0 : 2
}

process.exitCode = await run()
