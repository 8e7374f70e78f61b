-- The sign-in page of the demo says of each person where they work: several of them hold the same role in different agencies.
drop function demo_sign_ins();
create function demo_sign_ins() returns table (name text, email text, password text, role text, organization text, agency text)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select a.name, a.email, a."demoPassword",
      coalesce((select r.role from role_held r where r."tenantId" = a."tenantId" and r."accountId" = a.id order by r.id limit 1), 'reader'),
      o.name,
      (select above.name from organization above
        where above."tenantId" = o."tenantId" and above."orgPath" @> o."orgPath" and above."issuesPlans"
        order by nlevel(above."orgPath") desc limit 1)
    from account a
    join tenant t on t.id = a."tenantId"
    join organization o on o."tenantId" = a."tenantId" and o.id = a."organizationId"
    where t.demo and a."demoPassword" is not null and a."disabledAt" is null
    order by a.id;
  end;

revoke all on function demo_sign_ins() from public;
grant execute on function demo_sign_ins() to dondoc_app;
