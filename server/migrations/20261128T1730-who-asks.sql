-- Who asks, with every right of the day, in one question: it is asked before anything else of every request. Until now these were
-- three, and their transaction two more.

-- The roles that an account may use on a day: its own first, then those of absent people for whom it stands in. The rule has its
-- one place here; called with the rights of the caller it shows what row-level security lets him see.
create function roles_held_on("tenantId" uuid, "accountId" uuid, day date)
  returns table (role text, "organizationId" uuid, "orgPath" ltree, "standingInFor" text)
  language sql stable
  begin atomic
    select r.role, r."organizationId", r."orgPath", case when r."accountId" <> $2 then holder.name end
    from role_held r join account holder on holder."tenantId" = r."tenantId" and holder.id = r."accountId"
    where r."tenantId" = $1 and holder."disabledAt" is null
      and r."validFrom" <= $3 and (r."validTo" is null or r."validTo" >= $3)
      and r."accountId" = any (array(
        select $2
        union all
        select s."absentId" from substitution s
        where s."tenantId" = $1 and s."deputyId" = $2 and s."validFrom" <= $3 and s."validTo" >= $3
          and (s."endedOn" is null or s."endedOn" > $3)))
    order by r."accountId" <> $2, r.id;
  end;

-- The accounts of a user who signed in, the oldest first, each with its roles of the day and the roles of which its tenant asks a
-- second factor. With the rights of the owner, as `accounts_of_user`: the tenant is known by the answer.
create function actors_of_user("authUserId" text, day date)
  returns table ("tenantId" uuid, id uuid, name text, "organizationId" uuid, "mustChangePassword" boolean, "disabledAt" timestamptz, demo boolean,
    roles jsonb, "secondFactorRoles" text[])
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select a."tenantId", a.id, a.name, a."organizationId", a."mustChangePassword", a."disabledAt", a."demoPassword" is not null,
      (select coalesce(jsonb_agg(to_jsonb(held) - 'ordinality' order by held.ordinality), '[]')
       from roles_held_on(a."tenantId", a.id, $2) with ordinality held),
      (select p."secondFactorRoles" from sign_in_policy p where p."tenantId" = a."tenantId")
    from account a where a."authUserId" = $1 order by a."createdAt";
  end;

revoke all on function roles_held_on(uuid, uuid, date), actors_of_user(text, date) from public;
grant execute on function roles_held_on(uuid, uuid, date), actors_of_user(text, date) to dondoc_app;
