-- An import is there from the moment its file arrived: it waits, is read page by page, and stays listed however it ends.

alter table plan_import
  alter column "planId" drop not null,
  alter column "issuerId" drop not null,
  alter column format drop not null,
  drop constraint "plan_import_tenantId_issuerId_sha256_key",
  add column state text not null default 'ready' check (state in ('queued', 'reading', 'ready', 'failed', 'cancelled')),
  -- Whose plan it is, where the person said so; otherwise the letterhead tells.
  add column "askedIssuerId" uuid,
  -- The plan that the file is an amended version of.
  add column "amendsPlanId" uuid,
  -- The same bytes had been read before: nothing was made of them again.
  add column known boolean not null default false,
  add column "pagesDone" integer not null default 0,
  add column "pagesTotal" integer,
  -- Why it failed: a code of the problem table, and what its sentence needs.
  add column problem text,
  add column "problemParams" jsonb,
  -- What was read of an amended version, kept until it is applied.
  add column reading jsonb,
  add column "appliedAt" timestamptz,
  add foreign key ("tenantId", "askedIssuerId") references organization ("tenantId", id),
  add foreign key ("tenantId", "amendsPlanId") references plan ("tenantId", id),
  add check (state <> 'ready' or "planId" is not null or "amendsPlanId" is not null);
create index plan_import_file on plan_import ("tenantId", sha256);
create index plan_import_person on plan_import ("tenantId", "importedBy", "importedAt" desc);
comment on column plan_import.state is 'ts: ''queued'' | ''reading'' | ''ready'' | ''failed'' | ''cancelled''';
comment on column plan_import.problem is 'ts: import(''@dondoc/contract/problems'').ProblemCode';
comment on column plan_import."problemParams" is 'ts: Readonly<Record<string, unknown>>';
comment on column plan_import.reading is 'ts: import(''@dondoc/domain/imports/reading'').PlanReading';

-- Pictures of pages that were asked for, by the hash under which the file store keeps them.
create table plan_import_page (
  "tenantId" uuid not null references tenant (id),
  "importId" uuid not null,
  page integer not null check (page > 0),
  sha256 text not null,
  primary key ("tenantId", "importId", page),
  foreign key ("tenantId", "importId") references plan_import ("tenantId", id)
);

-- A row that an amended version of its issued plan no longer has: it stays with the duties it made.
alter table plan_node add column "droppedOn" date;
