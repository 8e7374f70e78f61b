-- Who answers for what organizations owe is asked with everybody's own work. In the index alone it is read at once for a whole tenant; in
-- the table each row would be asked again whose it is.
create index role_held_who on role_held ("tenantId", role)
  include ("organizationId", "orgPath", "accountId", "validFrom", "validTo");
-- Who no longer signs in answers for nothing: few of all.
create index account_disabled on account ("tenantId") where "disabledAt" is not null;
