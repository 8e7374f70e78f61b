-- A record that another one replaces: a plan that still names it is told so.

alter table record
  add column "replacedById" uuid,
  add foreign key ("tenantId", "replacedById") references record ("tenantId", id),
  add check ("replacedById" <> id);
create index record_replaced on record ("tenantId", "replacedById") where "replacedById" is not null;
