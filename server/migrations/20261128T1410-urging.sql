-- Reminders, the digest of a working day, the ladder, and mail that can be watched.

-- How an agency urges the people of its branch. Without a row its superior's holds, and above the root the starter of the domain.
create table urging_rules (
  "tenantId" uuid not null references tenant (id),
  "organizationId" uuid not null,
  "orgPath" ltree not null,
  version integer not null default 1,
  rules jsonb not null,
  primary key ("tenantId", "organizationId"),
  foreign key ("tenantId", "organizationId") references organization ("tenantId", id)
);
comment on column urging_rules.rules is 'ts: import(''@dondoc/domain/urging/rules'').UrgingRules';

-- What a person does not want in the digest. What is late, returned, to be confirmed or brought before them always stands in it.
create table digest_choice (
  "tenantId" uuid not null references tenant (id),
  "accountId" uuid not null,
  muted text[] not null,
  primary key ("tenantId", "accountId"),
  foreign key ("tenantId", "accountId") references account ("tenantId", id)
);
comment on column digest_choice.muted is 'ts: import(''@dondoc/domain/urging/digest'').MutableGroup[]';

-- One row a tenant, day and hour: reminders, ladder and digests of that hour were written in the transaction that made it.
create table urging_run (
  "tenantId" uuid not null references tenant (id),
  "on" date not null,
  "digestAt" text not null,
  at timestamptz not null,
  digests integer not null,
  primary key ("tenantId", "on", "digestAt")
);

-- What one person was sent on a day. The secret of its link is kept as SHA-256 only.
create table digest (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  "accountId" uuid not null,
  "on" date not null,
  "mailId" uuid,
  groups jsonb not null,
  hash text not null,
  "expiresAt" timestamptz not null,
  "openedAt" timestamptz,
  primary key ("tenantId", id),
  unique ("tenantId", "accountId", "on"),
  unique ("tenantId", hash),
  foreign key ("tenantId", "accountId") references account ("tenantId", id)
);
comment on column digest.groups is 'ts: readonly import(''@dondoc/contract/digest'').DigestGroup[]';

-- A step of the ladder that an overdue duty came to: once for each silence.
create table duty_escalation (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  "dutyId" uuid not null,
  step text not null check (step in ('unit-head', 'leader')),
  -- Since when nobody had moved it.
  "quietSince" date not null,
  "on" date not null,
  at timestamptz not null,
  -- As they were called then.
  told text[] not null,
  primary key ("tenantId", id),
  unique ("tenantId", "dutyId", step, "quietSince"),
  foreign key ("tenantId", "dutyId") references duty ("tenantId", id)
);
comment on column duty_escalation.step is 'ts: import(''@dondoc/domain/urging/ladder'').LadderStep';

alter table mail
  add column html text,
  add column purpose text not null default 'link' check (purpose in ('link', 'digest', 'test')),
  -- The last refusal, to be read by an administrator.
  add column "failedAt" timestamptz,
  add column failure text;
comment on column mail.purpose is 'ts: ''link'' | ''digest'' | ''test''';
create index mail_list on mail ("tenantId", "createdAt" desc);

select isolate_tenant('urging_rules');
select isolate_tenant('digest_choice');
select isolate_tenant('urging_run', 'select, insert, update');
select isolate_tenant('digest', 'select, insert, update');
select isolate_tenant('duty_escalation', 'select, insert');
