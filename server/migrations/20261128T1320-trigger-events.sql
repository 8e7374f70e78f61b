-- An outside act that duties wait for, registered once: which duties it started is kept on them.

create table trigger_event (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  words text not null check (words <> ''),
  -- The act happened on this day; it may come into force later.
  "on" date not null,
  "effectiveOn" date check ("effectiveOn" >= "on"),
  "countedFrom" text not null check ("countedFrom" in ('on', 'effective')),
  -- The due date of those whose plan says no number of days.
  "dueOn" date,
  "recordId" uuid,
  version integer not null check (version > 0),
  "registeredAt" timestamptz not null,
  "authorId" uuid,
  author text not null,
  -- Withdrawn events stay, so that the trail of their duties can be read.
  "withdrawnAt" timestamptz,
  "withdrawnBy" text,
  "withdrawnReason" text,
  primary key ("tenantId", id),
  foreign key ("tenantId", "recordId") references record ("tenantId", id),
  check ("countedFrom" = 'on' or "effectiveOn" is not null),
  check (("withdrawnAt" is null) = ("withdrawnReason" is null))
);
comment on column trigger_event."countedFrom" is 'ts: ''on'' | ''effective''';
select isolate_tenant('trigger_event', 'select, insert, update');

alter table duty
  add column "eventId" uuid,
  add foreign key ("tenantId", "eventId") references trigger_event ("tenantId", id);
create index duty_event on duty ("tenantId", "eventId") where "eventId" is not null;
create index duty_waiting on duty ("tenantId", "planId") where "waitingKind" is not null and "happenedOn" is null;
