import type pg from 'pg'
import { AGENCY_NODES, PROVINCE, PROVINCE_DUTIES } from './sizes.ts'

/** The one tenant of the province, the same on every machine. */
export const TENANT = '00000000-0000-7000-8000-0000000000aa'

const AREAS = `array['direction','institutions','procedures','organization','civil-service','public-finance','digital']`

/** Words of plans as offices write them, put together by number: enough of them that a search has something to choose from. */
const ACTS = `array['Rà soát','Ban hành','Xây dựng','Tham mưu','Triển khai','Tổ chức','Kiểm tra','Đánh giá','Công bố','Cập nhật','Hoàn thiện','Báo cáo']`
const THINGS = `array['quy trình giải quyết thủ tục hành chính','văn bản quy phạm pháp luật','vị trí việc làm','dữ liệu dân cư','dịch vụ công trực tuyến',
  'chỉ số cải cách hành chính','kế hoạch tuyên truyền','cơ chế một cửa liên thông','tinh giản biên chế','quy chế làm việc','tự chủ tài chính',
  'chuyển đổi số','kỷ luật, kỷ cương hành chính','đào tạo, bồi dưỡng cán bộ','mức độ hài lòng của người dân','số hóa hồ sơ']`
const PLACES = `array['lĩnh vực đất đai','lĩnh vực y tế','lĩnh vực giáo dục','lĩnh vực tư pháp','lĩnh vực nội vụ','lĩnh vực tài chính','lĩnh vực xây dựng',
  'lĩnh vực nông nghiệp','lĩnh vực lao động','lĩnh vực văn hóa','cấp xã','các cơ quan chuyên môn','Trung tâm Phục vụ hành chính công']`

/** A number from 0 up to `below`, the same for the same words. */
const dice = (words: string, below: number): string => `(abs(hashtext(${words})) % ${below})`
const one = (list: string, words: string): string => `(${list})[1 + abs(hashtext(${words})) % array_length(${list}, 1)]`
const sentence = (key: string): string =>
  `${one(ACTS, `${key} || 'a'`)} || ' ' || ${one(THINGS, `${key} || 'b'`)} || ' ' || ${one(PLACES, `${key} || 'c'`)} || ' đợt ' || ${dice(`${key} || 'd'`, 90)}`
/** The same words give the same id, in the form of a UUIDv7; without hyphens it is the label of a path. */
const LABEL = `create function pg_temp.label(words text) returns text language sql immutable
  return overlay(overlay(md5(words) placing '7' from 13) placing '8' from 17)`
const label = (words: string): string => `pg_temp.label(${words})`
const id = (words: string): string => `${label(words)}::uuid`

const ORGANIZATION = `insert into organization ("tenantId", id, "parentId", kind, name, "shortName", "issuesPlans", "validFrom", "orgPath")`
const agencyPath = `${label(`'root'`)} || '.' || ${label(`'agency' || a`)}`
const agencies = PROVINCE.departments + PROVINCE.communes
/** Which agency unit `u` stands in. */
const agencyOf = `(1 + u % ${agencies})`

const organizations = (): string[] => [
  `insert into tenant (id, name) values ('${TENANT}', 'Tỉnh đo tốc độ')`,
  `${ORGANIZATION} values ('${TENANT}', ${id(`'root'`)}, null, 'province', 'Ủy ban nhân dân tỉnh', 'UBND tỉnh', true, '2020-01-01', ${label(`'root'`)}::ltree)`,
  `${ORGANIZATION} select '${TENANT}', ${id(`'agency' || a`)}, ${id(`'root'`)},
    case when a <= ${PROVINCE.departments} then 'department' else 'commune' end,
    case when a <= ${PROVINCE.departments} then 'Sở thứ ' || a else 'Ủy ban nhân dân xã thứ ' || a end, null, true, '2020-01-01', (${agencyPath})::ltree
    from generate_series(1, ${agencies}) a`,
  `${ORGANIZATION} select '${TENANT}', ${id(`'unit' || u`)}, ${id(`'agency' || ${agencyOf}`)}, 'division',
    ${one(`array['Văn phòng','Phòng Tổ chức','Phòng Kế hoạch','Phòng Nghiệp vụ','Thanh tra','Trung tâm']`, `'unit' || u`)} || ' ' || u, null, false, '2020-01-01',
    (${label(`'root'`)} || '.' || ${label(`'agency' || ${agencyOf}`)} || '.' || ${label(`'unit' || u`)})::ltree
    from generate_series(1, ${PROVINCE.units}) u`,
]

const people = (): string[] => [
  `insert into account ("tenantId", id, "authUserId", name, email, "organizationId")
   select '${TENANT}', ${id(`'person' || n`)}, 'bench-' || n, 'Người thứ ' || n, 'nguoi.' || n || '@example.vn',
     case when n <= ${agencies} then ${id(`'agency' || n`)} else ${id(`'unit' || (1 + n % ${PROVINCE.units})`)} end
   from generate_series(1, ${PROVINCE.accounts}) n`,
  `insert into role_held ("tenantId", id, "accountId", role, "organizationId", "orgPath", "validFrom")
   select a."tenantId", ${id(`'role' || a.email`)}, a.id,
     case when o.kind <> 'division' then 'focal' when ${dice('a.email', 3)} = 0 then 'unit-head' else 'staff' end, o.id, o."orgPath", '2020-01-01'
   from account a join organization o on o."tenantId" = a."tenantId" and o.id = a."organizationId" where a."authUserId" like 'bench-%'`,
]

const PLAN = `insert into plan ("tenantId", id, code, "issuerId", "orgPath", state, year, "periodFrom", "periodTo", title, "issuedOn",
  "legalBases", citations, recipients, sections)`
const NODE = `insert into plan_node ("tenantId", id, "planId", position, kind, area, text, leaf, "productText", products, "leadText", leads, coordinators, "deadlineText")`
const YEAR = `extract(year from current_date)::integer`

/** A tenth of a plan's rows are headings of areas; the others are leaves. */
const nodes = (plan: string, count: number, from: string): string => `${NODE}
  select '${TENANT}', ${id(`${plan} || 'n' || n`)}, ${id(plan)}, n, case when n % 10 = 0 then 'area' else 'task' end, (${AREAS})[1 + n / 10 % 7],
    ${sentence(`${plan} || n`)}, n % 10 <> 0, 'Báo cáo', '["Báo cáo"]', 'Các đơn vị', '["Các đơn vị"]', '[]', 'Trong năm'
  from ${from} cross join generate_series(0, ${count - 1}) n`

const plans = (): string[] => {
  const pastNodes = Math.ceil(
    (PROVINCE.texts - PROVINCE.records - PROVINCE.planNodes - agencies * (AGENCY_NODES + 1) - PROVINCE.units) /
      (PROVINCE.pastYears * agencies),
  )
  const years = `generate_series(1, ${agencies}) a cross join generate_series(1, ${PROVINCE.pastYears}) y`
  const past = `'past' || a || '.' || y`
  return [
    `${PLAN} values ('${TENANT}', ${id(`'plan0'`)}, 'KH-0', ${id(`'root'`)}, ${label(`'root'`)}::ltree, 'issued', ${YEAR}, make_date(${YEAR}, 1, 1),
      make_date(${YEAR}, 12, 31), 'Kế hoạch cải cách hành chính của tỉnh', make_date(${YEAR}, 1, 5), '[]', '[]', '[]', '[]')`,
    `${PLAN} select '${TENANT}', ${id(`'plan' || a`)}, 'KH-' || a, ${id(`'agency' || a`)}, (${agencyPath})::ltree, 'issued', ${YEAR}, make_date(${YEAR}, 1, 1),
      make_date(${YEAR}, 12, 31), 'Kế hoạch cải cách hành chính thứ ' || a, make_date(${YEAR}, 1, 15), '[]', '[]', '[]', '[]' from generate_series(1, ${agencies}) a`,
    `${PLAN} select '${TENANT}', ${id(past)}, 'KH-' || a || '.' || y, ${id(`'agency' || a`)}, (${agencyPath})::ltree, 'closed', ${YEAR} - y, make_date(${YEAR} - y, 1, 1),
      make_date(${YEAR} - y, 12, 31), 'Kế hoạch cải cách hành chính cũ ' || a, make_date(${YEAR} - y, 1, 15), '[]', '[]', '[]', '[]' from ${years}`,
    nodes(`'plan0'`, PROVINCE.planNodes, '(select 1) once'),
    nodes(`'plan' || a`, AGENCY_NODES, `generate_series(1, ${agencies}) a`),
    nodes(past, pastNodes, years),
  ]
}

/** What becomes of a duty by chance: of a hundred that are due, 80 in time, 10 late, 5 overdue, 3 to be confirmed, 2 stopped. */
const FATE = `case when "originalDueOn" < current_date - 20 then
    case when luck < 80 then 'on-time' when luck < 90 then 'late' when luck < 95 then 'open' when luck < 98 then 'to-confirm' else 'stopped' end
  else case when luck < 30 then 'on-time' when luck < 40 then 'to-confirm' when luck < 80 then 'open' else 'untouched' end end`

const duties = (): string[] => {
  const own = PROVINCE.duties - PROVINCE_DUTIES
  const unit = `1 + ((k - ${PROVINCE_DUTIES}) * 7) % ${PROVINCE.units}`
  return [
    // The first are owed by agencies to the province, the others by units to their agency.
    `create temp table fate as
     select k, ${id(`'duty' || k`)} as id, case when k <= ${PROVINCE_DUTIES} then 0 else 1 + (${unit}) % ${agencies} end as plan,
       case when k <= ${PROVINCE_DUTIES} then 'agency' || (1 + k % ${agencies}) else 'unit' || (${unit}) end as owing,
       ${dice(`'luck' || k`, 100)} as luck, make_date(${YEAR}, 1, 20) + ${dice(`'due' || k`, 340)} as "originalDueOn", 4 + ${dice(`'many' || k`, 5)} + (k % 5 = 0)::integer as many
     from generate_series(1, ${PROVINCE_DUTIES} + ${own}) k`,
    `alter table fate add fate text, add "doneOn" date`,
    `update fate set fate = ${FATE}`,
    `update fate set "doneOn" = least(current_date - 1, case fate when 'late' then "originalDueOn" + 1 + luck % 20 else "originalDueOn" - luck % 15 end)
     where fate in ('on-time', 'late', 'to-confirm')`,
    `update fate set many = case fate when 'untouched' then 0 else many end`,
    `insert into duty ("tenantId", id, code, "planId", "nodeId", "organizationId", "orgPath", "issuedOn", "windowFrom", "originalDueOn", "dueOn", "recordRequired",
       acceptance, started, stopped, "deliveredOn", "confirmedOn", progress, "lastUpdateOn", version)
     select o."tenantId", f.id, 'NV-' || lpad(k::text, 6, '0'), ${id(`'plan' || plan`)},
       ${id(`'plan' || plan || 'n' || (1 + case when plan = 0 then (k % ${PROVINCE.planNodes / 10}) * 10 + k % 9 else (k % ${AGENCY_NODES / 10}) * 10 + k % 9 end)`)},
       o.id, o."orgPath", make_date(${YEAR}, 1, 15), make_date(${YEAR}, 1, 15), "originalDueOn", "originalDueOn", true,
       case when fate = 'untouched' then 'open' else 'accepted' end, fate <> 'untouched', fate = 'stopped', "doneOn", case when fate in ('on-time', 'late') then "doneOn" end,
       case when "doneOn" is not null then 100 when fate = 'untouched' then null else 40 end,
       case fate when 'untouched' then null else coalesce("doneOn", least(current_date - 3, "originalDueOn" - 5)) end, many
     from fate f join organization o on o."tenantId" = '${TENANT}' and o.id = ${id('f.owing')}`,
    `update duty d set area = n.area from plan_node n where n."tenantId" = d."tenantId" and n.id = d."nodeId"`,
  ]
}

const history = (): string[] => [
  // The first says it began, the last but one what it came to, the last that this was confirmed.
  `insert into duty_update ("tenantId", id, "dutyId", sequence, kind, "on", progress, text, author, "recordedAt",
     "acceptanceAfter", "startedAfter", "stoppedAfter", "deliveredOnAfter", "confirmedOnAfter", "progressAfter")
   select '${TENANT}', ${id(`'update' || f.k || '.' || s`)}, f.id, s, kind,
     case when s >= many - 1 then d."lastUpdateOn" else least(d."lastUpdateOn", make_date(${YEAR}, 1, 16) + s * 10) end,
     case when kind = 'progress' then 10 * s end, ${one(`array['Đã xin ý kiến các đơn vị','Đang hoàn thiện dự thảo','Chờ văn bản hướng dẫn','Đã trình lãnh đạo']`, `'u' || f.k || s`)},
     'Người thứ ' || (1 + f.k % ${PROVINCE.accounts}), now(), 'accepted', true, kind = 'stopped',
     case when kind in ('delivered', 'confirmed') then "doneOn" end, case when kind = 'confirmed' then "doneOn" end,
     case when kind in ('delivered', 'confirmed') then 100 else 10 * s end
   from fate f join duty d on d."tenantId" = '${TENANT}' and d.id = f.id
   cross join lateral generate_series(1, many) s
   cross join lateral (select case
     when s = 1 then 'started'
     when s = many and fate in ('on-time', 'late') then 'confirmed'
     when s = many - 1 and fate in ('on-time', 'late') or s = many and fate = 'to-confirm' then 'delivered'
     when s = many and fate = 'stopped' then 'stopped' else 'progress' end as kind) said`,
  `insert into record ("tenantId", id, "issuerId", "orgPath", kind, number, date, year, abstract)
   select '${TENANT}', ${id(`'record' || r`)}, o.id, o."orgPath", 'Báo cáo', r || '/BC', current_date - r % 700, extract(year from current_date - r % 700), ${sentence(`'record' || r`)}
   from generate_series(1, ${PROVINCE.records}) r join organization o on o."tenantId" = '${TENANT}' and o.id = ${id(`'agency' || (1 + r % ${agencies})`)}`,
  `insert into evidence ("tenantId", "recordId", "updateId", "dutyId")
   select '${TENANT}', ${id(`'record' || (1 + row_number() over (order by u.id) % ${PROVINCE.records})`)}, u.id, u."dutyId" from duty_update u where u.kind = 'delivered'`,
  'drop table fate',
  // As after a night: otherwise the database itself tidies up while people are measured.
  'vacuum (analyze)',
  'checkpoint',
]

/** Fills an empty, migrated database with the province: the same rows every time, their days counted from today. */
export async function fillProvince(pool: pg.Pool): Promise<Record<string, number>> {
  const client = await pool.connect()
  try {
    for (const statement of [LABEL, ...organizations(), ...people(), ...plans(), ...duties(), ...history()])
      await client.query(statement)
    const tables = ['organization', 'account', 'plan', 'plan_node', 'duty', 'duty_update', 'record', 'evidence']
    const counts: Record<string, number> = {}
    for (const table of tables) {
      const { rows } = await client.query<{ count: number }>(`select count(*)::integer as count from ${table}`)
      counts[table] = rows[0]?.count ?? 0
    }
    return counts
  } finally {
    client.release()
  }
}
