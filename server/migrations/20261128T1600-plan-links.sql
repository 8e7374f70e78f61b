-- Which rows of a plan carry out which rows of its superior's plan: confirmed by a person, or refused so that it is not proposed again.
create table plan_link (
  "tenantId" uuid not null references tenant (id),
  -- Of the row below.
  "planId" uuid not null,
  "nodeId" uuid not null,
  "superiorId" uuid not null,
  state text not null check (state in ('confirmed', 'refused')),
  at timestamptz not null default now(),
  "accountId" uuid,
  author text not null,
  primary key ("tenantId", "nodeId", "superiorId"),
  foreign key ("tenantId", "planId") references plan ("tenantId", id),
  -- A row that leaves a draft takes its links along.
  foreign key ("tenantId", "nodeId") references plan_node ("tenantId", id) on delete cascade,
  foreign key ("tenantId", "superiorId") references plan_node ("tenantId", id) on delete cascade
);
create index plan_link_superior on plan_link ("tenantId", "superiorId");
create index plan_link_plan on plan_link ("tenantId", "planId");
comment on column plan_link.state is 'ts: ''confirmed'' | ''refused''';
select isolate_tenant('plan_link');

-- Rows that were started from a superior plan carry it out.
insert into plan_link ("tenantId", "planId", "nodeId", "superiorId", state, author)
select "tenantId", "planId", id, "superiorId", 'confirmed', 'Hệ thống' from plan_node where "superiorId" is not null;
create index plan_superior on plan ("tenantId", "superiorPlanId") where "superiorPlanId" is not null;
