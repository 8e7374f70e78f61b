-- What ends or goes on because of another duty says of which: a contribution that ended with its leads goes on with them.
alter table duty_update
  add column "withDutyId" uuid,
  add foreign key ("tenantId", "withDutyId") references duty ("tenantId", id);
