-- Which contributions an update on a duty of their row names as what it waits for. Appended with the update, never changed.
create table awaited_contribution (
  "tenantId" uuid not null references tenant (id),
  "updateId" uuid not null,
  -- The duty that waits.
  "dutyId" uuid not null,
  "contributionId" uuid not null,
  primary key ("tenantId", "updateId", "contributionId"),
  foreign key ("tenantId", "updateId") references duty_update ("tenantId", id),
  foreign key ("tenantId", "dutyId") references duty ("tenantId", id),
  foreign key ("tenantId", "contributionId") references duty ("tenantId", id)
);
create index awaited_contribution_of on awaited_contribution ("tenantId", "contributionId");
create index awaited_contribution_duty on awaited_contribution ("tenantId", "dutyId");
select isolate_tenant('awaited_contribution', 'select, insert');
