-- Plans and their trees, the duties they make, updates and evidence, and the register of records.
-- "tenantId" stands in every primary, unique and foreign key, "orgPath" on every row that is filtered by branch.

-- Words as they are searched: no accents, no capitals, numbers of documents taken apart ("45/KH-UBND" → 45 kh ubnd).
create function search_words(words text) returns tsvector
  language sql immutable parallel safe strict
  return to_tsvector('simple'::regconfig, regexp_replace(lower(f_unaccent(words)), '[^a-z0-9]+', ' ', 'g'));

-- Running numbers of a tenant ("KH-2025", "NV"); the row is the lock.
create table code_counter (
  "tenantId" uuid not null references tenant (id),
  name text not null,
  last integer not null,
  primary key ("tenantId", name)
);

create table plan (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  -- KH-2025-02
  code text not null,
  "issuerId" uuid not null,
  -- Of the issuer.
  "orgPath" ltree not null,
  state text not null check (state in ('draft', 'issued', 'closed')),
  year integer not null,
  "periodFrom" date not null,
  "periodTo" date not null check ("periodTo" >= "periodFrom"),
  title text not null,
  kind text,
  number text,
  superior text,
  place text,
  "dateText" text,
  "documentDate" date,
  "issuedOn" date,
  -- Read as a whole, never filtered by.
  "legalBases" jsonb not null,
  citations jsonb not null,
  recipients jsonb not null,
  signer jsonb,
  sections jsonb not null,
  demo boolean not null default false,
  version integer not null default 0,
  "createdAt" timestamptz not null default now(),
  search tsvector generated always as (search_words(code || ' ' || title || ' ' || coalesce(number, ''))) stored,
  primary key ("tenantId", id),
  unique ("tenantId", code),
  foreign key ("tenantId", "issuerId") references organization ("tenantId", id),
  check ((state = 'draft') = ("issuedOn" is null))
);
create index plan_path on plan using gist ("orgPath");
create index plan_search on plan using gin (search);
comment on column plan.state is 'ts: ''draft'' | ''issued'' | ''closed''';
comment on column plan."legalBases" is 'ts: readonly import(''@dondoc/domain/imports/reading'').Citation[]';
comment on column plan.citations is 'ts: readonly import(''@dondoc/domain/imports/reading'').Citation[]';
comment on column plan.recipients is 'ts: readonly string[]';
comment on column plan.signer is 'ts: import(''@dondoc/domain/imports/reading'').Signer';
comment on column plan.sections is 'ts: readonly import(''@dondoc/domain/imports/reading'').Section[]';

create table plan_import (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  "planId" uuid not null,
  "issuerId" uuid not null,
  -- Of the file's bytes, hexadecimal: the same bytes for the same issuer are the same import.
  sha256 text not null,
  "fileName" text not null,
  "byteSize" integer not null,
  format text not null,
  "importedBy" uuid,
  "importedAt" timestamptz not null,
  primary key ("tenantId", id),
  unique ("tenantId", "issuerId", sha256),
  foreign key ("tenantId", "planId") references plan ("tenantId", id),
  foreign key ("tenantId", "issuerId") references organization ("tenantId", id)
);
create index plan_import_plan on plan_import ("tenantId", "planId");
comment on column plan_import.format is 'ts: import(''@dondoc/domain/imports/blocks'').SourceFormat';

create table plan_node (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  "planId" uuid not null,
  "parentId" uuid,
  -- Reading order in the plan, parents before children.
  position integer not null,
  kind text not null check (kind in ('area', 'objective', 'task', 'activity')),
  area text,
  ordinal text,
  label text,
  text text not null,
  -- A leaf is actionable: it has leads, a deadline and a product.
  leaf boolean not null,
  "productText" text,
  products jsonb not null,
  "leadText" text,
  leads jsonb not null,
  "coordinatorText" text,
  coordinators jsonb not null,
  "deadlineText" text,
  deadline jsonb,
  "budgetText" text,
  note text,
  -- Page and boxes of its cells in the file.
  source jsonb,
  confidence real,
  search tsvector generated always as (
    search_words(text || ' ' || coalesce("productText", '') || ' ' || coalesce("leadText", '') || ' ' || coalesce(note, ''))
  ) stored,
  primary key ("tenantId", id),
  unique ("tenantId", "planId", position),
  foreign key ("tenantId", "planId") references plan ("tenantId", id),
  foreign key ("tenantId", "parentId") references plan_node ("tenantId", id)
);
create index plan_node_search on plan_node using gin (search);
comment on column plan_node.kind is 'ts: ''area'' | ''objective'' | ''task'' | ''activity''';
comment on column plan_node.area is 'ts: import(''@dondoc/domain/plans/area'').Area';
comment on column plan_node.products is 'ts: readonly string[]';
comment on column plan_node.leads is 'ts: readonly string[]';
comment on column plan_node.coordinators is 'ts: readonly string[]';
comment on column plan_node.deadline is 'ts: import(''@dondoc/domain/calendar/deadline'').Deadline';
comment on column plan_node.source is 'ts: import(''@dondoc/domain/imports/reading'').ItemSource';

-- Whom a lead's name in the plan means: an organization or a group. A name that lists several has a row for each part;
-- a row that points nowhere is a name that nobody answers to yet.
create table plan_name (
  "tenantId" uuid not null references tenant (id),
  "planId" uuid not null,
  name text not null,
  position integer not null,
  part text not null,
  "organizationId" uuid,
  "groupId" uuid,
  primary key ("tenantId", "planId", name, position),
  foreign key ("tenantId", "planId") references plan ("tenantId", id),
  foreign key ("tenantId", "organizationId") references organization ("tenantId", id),
  foreign key ("tenantId", "groupId") references organization_group ("tenantId", id),
  check ("organizationId" is null or "groupId" is null)
);

create table plan_finding (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  "planId" uuid not null,
  position integer not null,
  code text not null,
  severity text not null check (severity in ('info', 'warning', 'error')),
  -- The leaf it is about, counted from 0 in reading order; null for the document.
  item integer,
  "nodeId" uuid,
  field text,
  message text not null,
  primary key ("tenantId", id),
  unique ("tenantId", "planId", position),
  foreign key ("tenantId", "planId") references plan ("tenantId", id),
  foreign key ("tenantId", "nodeId") references plan_node ("tenantId", id)
);
comment on column plan_finding.severity is 'ts: import(''@dondoc/domain/imports/reading'').FindingSeverity';
comment on column plan_finding.field is 'ts: import(''@dondoc/domain/imports/reading'').ItemField';

create table duty (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  -- NV-000123
  code text not null,
  "planId" uuid not null,
  "nodeId" uuid not null,
  "organizationId" uuid not null,
  -- Of the organization that owes it.
  "orgPath" ltree not null,
  -- The duty exists from this day on.
  "issuedOn" date not null,
  "windowFrom" date,
  -- As the plan set it; null where it waits for something or has no day.
  "originalDueOn" date,
  -- "Quý III/2025", "báo cáo năm": tells the occurrences of one deadline apart.
  occurrence text,
  "waitingKind" text check ("waitingKind" in ('event', 'occurrence', 'reference')),
  "waitingWords" text,
  "happenedOn" date,
  -- A delivery must come with a numbered document.
  "recordRequired" boolean not null,
  demo boolean not null default false,
  -- What its extensions and updates add up to by now, kept beside them so that a list needs no history. No status.
  "dueOn" date,
  "extendedOn" date,
  started boolean not null default false,
  stopped boolean not null default false,
  "deliveredOn" date,
  "confirmedOn" date,
  progress integer check (progress between 0 and 100),
  "lastUpdateOn" date,
  -- The number of its updates.
  version integer not null default 0,
  primary key ("tenantId", id),
  unique ("tenantId", code),
  foreign key ("tenantId", "planId") references plan ("tenantId", id),
  foreign key ("tenantId", "nodeId") references plan_node ("tenantId", id),
  foreign key ("tenantId", "organizationId") references organization ("tenantId", id)
);
comment on column duty."waitingKind" is 'ts: import(''@dondoc/domain/calendar/due-dates'').Trigger[''kind'']';
create index duty_plan on duty ("tenantId", "planId");
create index duty_node on duty ("tenantId", "nodeId");
create index duty_organization on duty ("tenantId", "organizationId");
create index duty_path on duty using gist ("orgPath");

create table duty_extension (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  "dutyId" uuid not null,
  "grantedOn" date not null,
  "dueOn" date not null,
  reason text,
  demo boolean not null default false,
  primary key ("tenantId", id),
  foreign key ("tenantId", "dutyId") references duty ("tenantId", id)
);
create index duty_extension_duty on duty_extension ("tenantId", "dutyId", "grantedOn");

-- Appended, never changed.
create table duty_update (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  "dutyId" uuid not null,
  -- 1, 2, 3 … within the duty: two writers cannot both take one.
  sequence integer not null,
  kind text not null
    check (kind in ('started', 'progress', 'delivered', 'confirmed', 'returned', 'stopped', 'resumed')),
  "on" date not null,
  progress integer check (progress between 0 and 100),
  text text,
  reason text check (reason in ('waiting-basis', 'waiting-coordination', 'budget', 'staff', 'other')),
  "authorId" uuid,
  author text not null,
  "recordedAt" timestamptz not null,
  demo boolean not null default false,
  -- What all updates up to this one add up to: the state on any day is the last row until that day.
  "startedAfter" boolean not null,
  "stoppedAfter" boolean not null,
  "deliveredOnAfter" date,
  "confirmedOnAfter" date,
  "progressAfter" integer,
  primary key ("tenantId", id),
  unique ("tenantId", "dutyId", sequence),
  foreign key ("tenantId", "dutyId") references duty ("tenantId", id)
);
comment on column duty_update.kind is
  'ts: import(''@dondoc/domain/duties/duty-facts'').UpdateKind';
comment on column duty_update.reason is
  'ts: import(''zod'').infer<typeof import(''@dondoc/contract/duties'').DelayReason>';

create table record (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  "issuerId" uuid not null,
  -- Of the issuer.
  "orgPath" ltree not null,
  kind text not null,
  number text not null,
  date date not null,
  -- Of the date: numbers start again every year, so a number is one record within its year.
  year integer not null,
  abstract text not null,
  demo boolean not null default false,
  "createdAt" timestamptz not null default now(),
  search tsvector generated always as (search_words(kind || ' ' || number || ' ' || abstract)) stored,
  primary key ("tenantId", id),
  unique ("tenantId", "issuerId", year, number),
  foreign key ("tenantId", "issuerId") references organization ("tenantId", id)
);
create index record_date on record ("tenantId", date desc, id desc);
create index record_path on record using gist ("orgPath");
create index record_search on record using gin (search);

-- A record proves what an update of a duty says.
create table evidence (
  "tenantId" uuid not null references tenant (id),
  "recordId" uuid not null,
  "updateId" uuid not null,
  "dutyId" uuid not null,
  primary key ("tenantId", "updateId", "recordId"),
  foreign key ("tenantId", "recordId") references record ("tenantId", id),
  foreign key ("tenantId", "updateId") references duty_update ("tenantId", id),
  foreign key ("tenantId", "dutyId") references duty ("tenantId", id)
);
create index evidence_record on evidence ("tenantId", "recordId");
create index evidence_duty on evidence ("tenantId", "dutyId");
