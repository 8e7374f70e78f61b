-- By which hand-over a duty came to a person: an interim successor holds it for the leaver until the next hand-over of the leaver.
alter table duty_assignment
  add column "passingId" uuid,
  add foreign key ("tenantId", "passingId") references assignment_passing ("tenantId", id);
create index duty_assignment_passing on duty_assignment ("tenantId", "passingId") where "passingId" is not null;
create index assignment_passing_leaver on assignment_passing ("tenantId", "leaverId");

-- What passed until now was written with the instant of its passing.
update duty_assignment a set "passingId" = p.id
from assignment_passing p
where p."tenantId" = a."tenantId" and p."passedAt" = a.at and coalesce(a."accountId", p."successorId") = p."successorId"
  and p."authorId" is not distinct from a."authorId";
