-- What must be known before a tenant is: the only questions whose answer may hold rows of several. Each runs with the rights of
-- the owner and returns what its question needs, so that the service itself needs no connection of the owner.
-- search_path is fixed with pg_temp last: nobody can put a table of his own in front.

-- For work that goes through all tenants one after the other.
create function known_tenants() returns table (id uuid, name text, demo boolean)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select t.id, t.name, t.demo from tenant t order by t.name, t.id;
  end;

-- Whose accounts a user who signed in has, the oldest first.
create function accounts_of_user(text)
  returns table ("tenantId" uuid, id uuid, name text, "organizationId" uuid, "mustChangePassword" boolean, "disabledAt" timestamptz, demo boolean)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select a."tenantId", a.id, a.name, a."organizationId", a."mustChangePassword", a."disabledAt", a."demoPassword" is not null
    from account a where a."authUserId" = $1 order by a."createdAt";
  end;

-- What the sign-in page of the demo shows: accounts of demo tenants only, in the order in which they were made.
create function demo_sign_ins() returns table (name text, email text, password text, role text)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select a.name, a.email, a."demoPassword",
      coalesce((select r.role from role_held r where r."tenantId" = a."tenantId" and r."accountId" = a.id order by r.id limit 1), 'reader')
    from account a join tenant t on t.id = a."tenantId"
    where t.demo and a."demoPassword" is not null and a."disabledAt" is null
    order by a.id;
  end;

revoke all on function known_tenants(), accounts_of_user(text), demo_sign_ins() from public;
grant execute on function known_tenants(), accounts_of_user(text), demo_sign_ins() to dondoc_app;
