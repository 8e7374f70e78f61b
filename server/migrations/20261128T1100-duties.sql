-- A duty is accepted or given back, broken down into parts, helped by coordinators, assigned to a person and talked about.

alter table duty
  -- 'lead' owes what the plan asks; 'coordinator' contributes to the same row of the plan by an earlier day; 'part' is what a unit
  -- gave on inside of "parentId".
  add column role text not null default 'lead' check (role in ('lead', 'coordinator', 'part')),
  add column "parentId" uuid,
  -- Its own words where it is a part; otherwise the plan's stand in plan_node.
  add column text text check (text <> ''),
  add column "productText" text,
  -- The person of the unit who does it; the duty stays the organization's.
  add column "assigneeId" uuid,
  -- What the updates add up to, as the other columns of this kind.
  add column acceptance text not null default 'open' check (acceptance in ('open', 'accepted', 'declined')),
  add foreign key ("tenantId", "parentId") references duty ("tenantId", id),
  add foreign key ("tenantId", "assigneeId") references account ("tenantId", id),
  add check ((role = 'part') = ("parentId" is not null));
comment on column duty.role is 'ts: import(''@dondoc/domain/duties/duty-facts'').DutyRole';
comment on column duty.acceptance is 'ts: import(''@dondoc/domain/duties/duty-facts'').Acceptance';
create index duty_parent on duty ("tenantId", "parentId") where "parentId" is not null;
create index duty_assignee on duty ("tenantId", "assigneeId") where "assigneeId" is not null;

-- The first update on a duty is its acceptance.
update duty set acceptance = 'accepted' where started;

alter table duty_update
  drop constraint duty_update_kind_check,
  add check (kind in ('accepted', 'declined', 'insisted', 'reassigned', 'started', 'progress', 'delivered', 'confirmed', 'returned',
    'stopped', 'resumed')),
  add column "acceptanceAfter" text not null default 'open' check ("acceptanceAfter" in ('open', 'accepted', 'declined'));
update duty_update set "acceptanceAfter" = 'accepted' where "startedAfter";
alter table duty_update alter column "acceptanceAfter" drop default;
comment on column duty_update."acceptanceAfter" is 'ts: import(''@dondoc/domain/duties/duty-facts'').Acceptance';

-- A duty also passes to another organization by decision of who gave it, without any change of the tree.
alter table duty_transfer add column id uuid;
update duty_transfer set id = "changeId";
alter table duty_transfer drop constraint duty_transfer_pkey;
alter table duty_transfer
  alter column id set not null,
  alter column "changeId" drop not null,
  add primary key ("tenantId", "dutyId", id);

-- Who does a duty for its organization, through time. Appended; the present one stands in duty."assigneeId".
create table duty_assignment (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  "dutyId" uuid not null,
  -- Null where the assignment was taken back.
  "accountId" uuid,
  -- As the person was called then.
  name text,
  at timestamptz not null,
  "authorId" uuid,
  author text not null,
  primary key ("tenantId", id),
  foreign key ("tenantId", "dutyId") references duty ("tenantId", id),
  foreign key ("tenantId", "accountId") references account ("tenantId", id),
  check (("accountId" is null) = (name is null))
);
create index duty_assignment_duty on duty_assignment ("tenantId", "dutyId");

-- Appended, never changed: a wrong one is corrected by a new one.
create table duty_comment (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  "dutyId" uuid not null,
  text text not null check (text <> ''),
  "correctsId" uuid,
  at timestamptz not null,
  "authorId" uuid not null,
  author text not null,
  primary key ("tenantId", id),
  foreign key ("tenantId", "dutyId") references duty ("tenantId", id),
  foreign key ("tenantId", "correctsId") references duty_comment ("tenantId", id)
);
create index duty_comment_duty on duty_comment ("tenantId", "dutyId");

-- A person named with @ in a comment.
create table duty_mention (
  "tenantId" uuid not null references tenant (id),
  "commentId" uuid not null,
  "dutyId" uuid not null,
  "accountId" uuid not null,
  name text not null,
  at timestamptz not null,
  primary key ("tenantId", "commentId", "accountId"),
  foreign key ("tenantId", "commentId") references duty_comment ("tenantId", id),
  foreign key ("tenantId", "dutyId") references duty ("tenantId", id),
  foreign key ("tenantId", "accountId") references account ("tenantId", id)
);
create index duty_mention_account on duty_mention ("tenantId", "accountId", at desc);

-- What changed in an issued plan, by which document and from which day. Appended, never changed.
create table plan_amendment (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  "planId" uuid not null,
  "on" date not null,
  -- "Quyết định số 12/QĐ-SYT ngày 28/02/2026"; null where the amended version came as a file.
  basis text,
  -- The rows in words, before and after.
  changes jsonb not null,
  duties jsonb not null,
  at timestamptz not null,
  "authorId" uuid,
  author text not null,
  primary key ("tenantId", id),
  foreign key ("tenantId", "planId") references plan ("tenantId", id)
);
create index plan_amendment_plan on plan_amendment ("tenantId", "planId", at);
comment on column plan_amendment.changes is 'ts: readonly import(''@dondoc/contract/plan-amendments'').RowChange[]';
comment on column plan_amendment.duties is 'ts: import(''@dondoc/contract/plan-amendments'').AmendmentEffects';

select isolate_tenant('duty_assignment', 'select, insert');
select isolate_tenant('duty_comment', 'select, insert');
select isolate_tenant('duty_mention', 'select, insert');
select isolate_tenant('plan_amendment', 'select, insert');
