-- Who owes a duty asks for a later due date, the authority that gave it decides; the trail of both stays.

create table extension_request (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  "dutyId" uuid not null,
  "dueOnThen" date not null,
  "dueOn" date not null check ("dueOn" > "dueOnThen"),
  reason text not null check (reason <> ''),
  "recordId" uuid,
  "authorId" uuid,
  author text not null,
  "askedAt" timestamptz not null,
  state text not null check (state in ('pending', 'granted', 'refused', 'withdrawn')),
  -- Set once, with the end of "pending".
  "deciderId" uuid,
  decider text,
  "decidedAt" timestamptz,
  "grantedDueOn" date,
  words text,
  primary key ("tenantId", id),
  foreign key ("tenantId", "dutyId") references duty ("tenantId", id),
  foreign key ("tenantId", "recordId") references record ("tenantId", id),
  check ((state = 'pending') = ("decidedAt" is null)),
  check ((state = 'granted') = ("grantedDueOn" is not null))
);
comment on column extension_request.state is 'ts: import(''@dondoc/domain/duties/extension-request'').ExtensionState';
create index extension_request_duty on extension_request ("tenantId", "dutyId");
create unique index extension_request_pending on extension_request ("tenantId", "dutyId") where state = 'pending';
select isolate_tenant('extension_request', 'select, insert, update');

alter table duty_extension
  add column "requestId" uuid,
  add column "authorId" uuid,
  -- Null for what came with an amended plan or the demo.
  add column author text,
  add foreign key ("tenantId", "requestId") references extension_request ("tenantId", id);

-- The day that a pending request asks for, kept beside the other sums of the row so that a list needs no look-up.
alter table duty add column "askedDueOn" date;
