-- What an update says of each product, what is doubtful about it, and what was spent; what a task of a plan may cost.

create table product_report (
  "tenantId" uuid not null references tenant (id),
  "updateId" uuid not null,
  "dutyId" uuid not null,
  -- The plan's own words.
  product text not null check (product <> ''),
  -- What delivers it; null where it is declared not needed.
  "recordId" uuid,
  -- Why it is not needed.
  words text check (words <> ''),
  primary key ("tenantId", "updateId", product),
  foreign key ("tenantId", "updateId") references duty_update ("tenantId", id),
  foreign key ("tenantId", "dutyId") references duty ("tenantId", id),
  foreign key ("tenantId", "recordId") references record ("tenantId", id),
  check (("recordId" is null) <> (words is null))
);
create index product_report_duty on product_report ("tenantId", "dutyId");
create index product_report_record on product_report ("tenantId", "recordId");
select isolate_tenant('product_report');

alter table duty_update
  -- What is doubtful about it; null for nothing. Read as a whole, never filtered by.
  add column findings jsonb,
  -- Million đồng, from the beginning up to this update.
  add column spent numeric(14, 3) check (spent >= 0);
comment on column duty_update.findings is 'ts: readonly import(''@dondoc/domain/duties/update-finding'').UpdateFinding[]';

-- What a task of a plan may cost, where the plan's words do not say it or say it wrongly. Appended: the newest counts.
create table node_budget (
  "tenantId" uuid not null references tenant (id),
  "nodeId" uuid not null,
  -- 1, 2, 3 … within the node: two writers cannot both take one.
  version integer not null check (version > 0),
  -- Million đồng; null goes back to the plan's words.
  amount numeric(14, 3) check (amount >= 0),
  -- Why, or by which document.
  words text not null check (words <> ''),
  "setById" uuid,
  "setBy" text not null,
  "setAt" timestamptz not null,
  primary key ("tenantId", "nodeId", version),
  foreign key ("tenantId", "nodeId") references plan_node ("tenantId", id)
);
select isolate_tenant('node_budget');
