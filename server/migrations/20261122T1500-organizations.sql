-- The tree through time: earlier states, who succeeds whom, the acts of reorganization, duties that passed to a successor.
-- "orgPath" of a closed organization runs through its heir, so that who holds a right there sees what was before.

alter table organization
  -- What the decree calls it: "Phường", "Chi cục".
  add column type text check (type <> ''),
  -- How many commune units a province has by its resolution; what was loaded may be fewer.
  add column "communeCount" integer check ("communeCount" >= 0);

-- How an organization was until "validTo"; its present state stands in organization.
create table organization_past (
  "tenantId" uuid not null references tenant (id),
  "organizationId" uuid not null,
  "validFrom" date not null,
  "validTo" date not null check ("validTo" >= "validFrom"),
  "parentId" uuid,
  kind text not null,
  type text,
  name text not null check (name <> ''),
  "shortName" text,
  "identifierCode" text,
  "issuesPlans" boolean not null,
  primary key ("tenantId", "organizationId", "validFrom"),
  foreign key ("tenantId", "organizationId") references organization ("tenantId", id),
  foreign key ("tenantId", "parentId") references organization ("tenantId", id)
);
comment on column organization_past.kind is 'ts: import(''@dondoc/domain/organizations/kinds'').OrganizationKind';

-- Appended, never changed: who did what to the tree, by which decision, and what it did to the work.
create table organization_change (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  -- 1, 2, 3 … within the tenant: a change made on an older tree is refused.
  sequence integer not null,
  kind text not null check (kind in ('add', 'rename', 'move', 'merge', 'split', 'close')),
  "on" date not null,
  -- The decision in words: "Quyết định số 12/QĐ-UBND ngày 28/02/2026".
  basis text,
  subject text not null,
  change jsonb not null,
  effects jsonb not null,
  at timestamptz not null,
  "accountId" uuid,
  actor text not null,
  primary key ("tenantId", id),
  unique ("tenantId", sequence)
);
comment on column organization_change.kind is 'ts: import(''@dondoc/domain/organizations/change'').OrganizationChange[''kind'']';
comment on column organization_change.change is 'ts: import(''@dondoc/domain/organizations/change'').OrganizationChange';
comment on column organization_change.effects is 'ts: import(''@dondoc/contract/organization-changes'').ChangeEffects';

create table organization_succession (
  "tenantId" uuid not null references tenant (id),
  "predecessorId" uuid not null,
  "successorId" uuid not null,
  "changeId" uuid not null,
  "on" date not null,
  primary key ("tenantId", "predecessorId", "successorId", "changeId"),
  foreign key ("tenantId", "predecessorId") references organization ("tenantId", id),
  foreign key ("tenantId", "successorId") references organization ("tenantId", id),
  foreign key ("tenantId", "changeId") references organization_change ("tenantId", id)
);
create index organization_succession_successor on organization_succession ("tenantId", "successorId");

-- A duty that was open passed to the successor; before the day it was owed by "fromId".
create table duty_transfer (
  "tenantId" uuid not null references tenant (id),
  "dutyId" uuid not null,
  "changeId" uuid not null,
  "on" date not null,
  "fromId" uuid not null,
  "toId" uuid not null,
  primary key ("tenantId", "dutyId", "changeId"),
  foreign key ("tenantId", "dutyId") references duty ("tenantId", id),
  foreign key ("tenantId", "changeId") references organization_change ("tenantId", id),
  foreign key ("tenantId", "fromId") references organization ("tenantId", id),
  foreign key ("tenantId", "toId") references organization ("tenantId", id)
);
create index duty_transfer_day on duty_transfer ("tenantId", "on");

-- On days within it the group's members follow the tree; on others they are those listed.
create table organization_group_rule (
  "tenantId" uuid not null references tenant (id),
  "groupId" uuid not null,
  "validFrom" date not null,
  "validTo" date check ("validTo" >= "validFrom"),
  rule jsonb not null,
  primary key ("tenantId", "groupId", "validFrom"),
  foreign key ("tenantId", "groupId") references organization_group ("tenantId", id)
);
comment on column organization_group_rule.rule is 'ts: import(''@dondoc/domain/organizations/group-rule'').GroupRule';
