-- The secret address of a person's calendar. Only the SHA-256 of the secret is kept.
create table calendar_feed (
  "tenantId" uuid not null references tenant (id),
  "accountId" uuid not null,
  hash text not null,
  "createdAt" timestamptz not null,
  "readAt" timestamptz,
  primary key ("tenantId", "accountId"),
  unique ("tenantId", hash),
  foreign key ("tenantId", "accountId") references account ("tenantId", id)
);
select isolate_tenant('calendar_feed');
