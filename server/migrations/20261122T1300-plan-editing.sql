-- Reviewing and editing draft plans: what a person changed, what was there before, whom names mean, plans that come from plans.

-- A plan that was started from the tasks of a superior plan: its deadlines are held against that one.
alter table plan add column "superiorPlanId" uuid;
alter table plan add foreign key ("tenantId", "superiorPlanId") references plan ("tenantId", id);

alter table plan_node
  add column edited boolean not null default false,
  -- The words as they stand in the file, kept from the first edit on.
  add column original jsonb,
  -- The row of the superior plan it carries out.
  add column "superiorId" uuid,
  add foreign key ("tenantId", "superiorId") references plan_node ("tenantId", id);
comment on column plan_node.original is 'ts: import(''@dondoc/domain/plans/plan-tree'').NodeWords';

-- A person has looked at it and leaves the row as it is.
alter table plan_finding add column accepted boolean not null default false;

-- A person has said whom the name means, or that it means nobody: it is not looked up again.
alter table plan_name add column settled boolean not null default false;

-- Other names that plans use for a group.
create table organization_group_alias (
  "tenantId" uuid not null references tenant (id),
  "groupId" uuid not null,
  alias text not null check (alias <> ''),
  primary key ("tenantId", "groupId", alias),
  foreign key ("tenantId", "groupId") references organization_group ("tenantId", id)
);

-- Each act on a draft plan with what it takes to take it back. Appended; an act that was taken back is marked and kept.
create table plan_edit (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  "planId" uuid not null,
  -- The plan's version after it.
  version integer not null,
  at timestamptz not null,
  "accountId" uuid,
  "before" jsonb not null,
  undone boolean not null default false,
  primary key ("tenantId", id),
  unique ("tenantId", "planId", version),
  foreign key ("tenantId", "planId") references plan ("tenantId", id)
);
comment on column plan_edit."before" is 'ts: import(''@dondoc/domain/plans/draft-change'').DraftChange';

-- Sizes of the pages of the file in points, so that its picture can be laid beside the rows.
alter table plan_import add column pages jsonb not null default '[]';
comment on column plan_import.pages is 'ts: readonly import(''@dondoc/domain/imports/blocks'').PageSize[]';
