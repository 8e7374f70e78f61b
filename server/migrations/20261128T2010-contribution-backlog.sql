-- Plans that were issued before contributions waited with their rows: what waits there for an act has coordinators who were asked
-- nothing. Background work makes their contributions once, since only the application knows whom a name of a plan means.
-- A row whose act has come is left alone: its coordinators would be late with what nobody asked of them.
create table contribution_backlog (
  "tenantId" uuid not null references tenant (id),
  "planId" uuid not null,
  -- Once it was worked off: when, and how many were made.
  "madeAt" timestamptz,
  "madeContributions" integer,
  primary key ("tenantId", "planId"),
  foreign key ("tenantId", "planId") references plan ("tenantId", id),
  check (("madeAt" is null) = ("madeContributions" is null))
);
create index contribution_backlog_open on contribution_backlog ("tenantId", "planId") where "madeAt" is null;
select isolate_tenant('contribution_backlog', 'select, update');

insert into contribution_backlog ("tenantId", "planId")
select distinct d."tenantId", d."planId"
from duty d
join plan p on p."tenantId" = d."tenantId" and p.id = d."planId" and p.state = 'issued'
join plan_node n on n."tenantId" = d."tenantId" and n.id = d."nodeId"
where d.role = 'lead' and d."waitingKind" in ('event', 'reference') and d."happenedOn" is null
  and d."deliveredOn" is null and not d.stopped and jsonb_array_length(n.coordinators) > 0
  and not exists (
    select from duty c where c."tenantId" = d."tenantId" and c."nodeId" = d."nodeId" and c.role = 'coordinator'
  );
