-- The floor: tenants, organizations and their groups, accounts and roles, audit.
-- Keys are ("tenantId", id) with ids made in the application, so that the same tables can be distributed by tenant later.
-- A column comment 'ts: …' is the TypeScript type that server/src/lib/tables.ts gives the column.

create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;
create extension if not exists ltree with schema public;

-- unaccent() is only STABLE, because a dictionary may be replaced; an index needs IMMUTABLE.
create function f_unaccent(text) returns text
  language sql immutable parallel safe strict
  return public.unaccent('public.unaccent'::regdictionary, $1);

-- Words without accents, so that "cai cach" finds "cải cách".
create text search configuration vietnamese (copy = simple);
alter text search configuration vietnamese
  alter mapping for asciihword, asciiword, hword, hword_asciipart, hword_part, word with public.unaccent, simple;

create table tenant (
  id uuid primary key,
  name text not null,
  demo boolean not null default false,
  "createdAt" timestamptz not null default now()
);

create table organization (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  "parentId" uuid,
  kind text not null check (kind in (
    'ministry', 'province', 'department', 'commune', 'board', 'division', 'public-service-unit', 'other')),
  name text not null check (name <> ''),
  "shortName" text,
  -- Mã định danh điện tử, Quyết định 20/2020/QĐ-TTg
  "identifierCode" text,
  "issuesPlans" boolean not null default false,
  "validFrom" date not null,
  "validTo" date check ("validTo" >= "validFrom"),
  -- The ids from the root down to this one, without hyphens.
  "orgPath" ltree not null,
  "createdAt" timestamptz not null default now(),
  primary key ("tenantId", id),
  unique ("tenantId", "orgPath"),
  foreign key ("tenantId", "parentId") references organization ("tenantId", id)
);
create index organization_parent on organization ("tenantId", "parentId");
create index organization_path on organization using gist ("orgPath");
create index organization_code on organization ("tenantId", "identifierCode") where "identifierCode" is not null;
comment on column organization.kind is
  'ts: import(''zod'').infer<typeof import(''@dondoc/contract/organizations'').OrganizationKind>';

create table organization_alias (
  "tenantId" uuid not null,
  "organizationId" uuid not null,
  alias text not null check (alias <> ''),
  primary key ("tenantId", "organizationId", alias),
  foreign key ("tenantId", "organizationId") references organization ("tenantId", id)
);

create table organization_group (
  "tenantId" uuid not null,
  id uuid not null,
  -- The organization whose group it is: "Các phòng, đơn vị thuộc Sở" belongs to the Sở.
  "organizationId" uuid not null,
  name text not null check (name <> ''),
  "validFrom" date not null,
  "validTo" date check ("validTo" >= "validFrom"),
  primary key ("tenantId", id),
  foreign key ("tenantId", "organizationId") references organization ("tenantId", id)
);
create index organization_group_owner on organization_group ("tenantId", "organizationId");

create table organization_group_member (
  "tenantId" uuid not null,
  "groupId" uuid not null,
  "organizationId" uuid not null,
  "validFrom" date not null,
  "validTo" date check ("validTo" >= "validFrom"),
  primary key ("tenantId", "groupId", "organizationId", "validFrom"),
  foreign key ("tenantId", "groupId") references organization_group ("tenantId", id),
  foreign key ("tenantId", "organizationId") references organization ("tenantId", id)
);

create table account (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  -- The user in schema auth who signs in; no foreign key, because sessions may stand in another database.
  "authUserId" text not null,
  name text not null check (name <> ''),
  email text not null check (email = lower(email)),
  -- The organization in whose name the person acts.
  "organizationId" uuid not null,
  "disabledAt" timestamptz,
  -- Shown on the sign-in page in demo mode. An account that has one cannot be used outside demo mode.
  "demoPassword" text,
  "createdAt" timestamptz not null default now(),
  primary key ("tenantId", id),
  unique ("tenantId", "authUserId"),
  unique ("tenantId", email),
  foreign key ("tenantId", "organizationId") references organization ("tenantId", id)
);
create index account_auth_user on account ("authUserId");

create table role_held (
  "tenantId" uuid not null,
  id uuid not null,
  "accountId" uuid not null,
  role text not null check (role in (
    'administrator', 'focal', 'leader', 'unit-head', 'staff', 'appraiser', 'inspector', 'auditor', 'reader')),
  "organizationId" uuid not null,
  "orgPath" ltree not null,
  "validFrom" date not null,
  "validTo" date check ("validTo" >= "validFrom"),
  primary key ("tenantId", id),
  foreign key ("tenantId", "accountId") references account ("tenantId", id),
  foreign key ("tenantId", "organizationId") references organization ("tenantId", id)
);
create index role_held_account on role_held ("tenantId", "accountId");
comment on column role_held.role is 'ts: import(''@dondoc/domain/access/roles'').Role';

create table audit_entry (
  "tenantId" uuid not null,
  id uuid not null,
  -- 1, 2, 3 … within the tenant, without gaps.
  sequence bigint not null,
  at timestamptz not null,
  "accountId" uuid,
  -- The name as it was then; "Hệ thống" for what nobody did.
  actor text not null,
  action text not null,
  "subjectKind" text not null,
  "subjectId" text not null,
  subject text,
  -- json and not jsonb: the text stays as it was hashed.
  before json,
  after json,
  "requestId" text,
  ip text,
  "previousHash" text not null,
  hash text not null,
  primary key ("tenantId", id),
  unique ("tenantId", sequence)
);
create index audit_entry_subject on audit_entry ("tenantId", "subjectKind", "subjectId");

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit_entry is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_audit_change();
