-- What is reported and not confirmed is a small part of all, and asked for whenever somebody who judges opens their work.
create index duty_unconfirmed_plan on duty ("tenantId", "planId")
  where "deliveredOn" is not null and "confirmedOn" is null and not stopped;
