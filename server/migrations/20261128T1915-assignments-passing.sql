-- The duties assigned to a person who leaves pass to the successor with the roles, on the day of the hand-over and not before.
create table assignment_passing (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  "leaverId" uuid not null,
  "successorId" uuid not null,
  -- The first day of the successor.
  "from" date not null,
  "authorId" uuid,
  author text not null,
  -- Once it has been carried out, when, and how many passed.
  "passedAt" timestamptz,
  "passedDuties" integer,
  primary key ("tenantId", id),
  foreign key ("tenantId", "leaverId") references account ("tenantId", id),
  foreign key ("tenantId", "successorId") references account ("tenantId", id),
  check (("passedAt" is null) = ("passedDuties" is null))
);
create index assignment_passing_due on assignment_passing ("tenantId", "from") where "passedAt" is null;
select isolate_tenant('assignment_passing', 'select, insert, update');
