-- Rows of a tenant are seen and written only in a transaction of that tenant: the second wall behind the `where` of every query.
-- The application works as dondoc_app (made in src/lib/app-role.ts), which owns nothing. Not FORCEd upon the owner: migrations,
-- backups and the few look-ups that come before a tenant is known (who signs in, which mails wait) are the owner's, and a
-- forced policy would make a data migration or a dump leave rows out without a word.

-- Every table with rows of tenants is named to it once, by the migration that makes the table; a test counts them.
-- No subquery in the policy: it could not be distributed. "privileges" is what the application may do to rows.
create function isolate_tenant(rows regclass, privileges text default 'select, insert, update, delete', key text default 'tenantId')
  returns void language plpgsql as $$
declare
  own constant text := format('%I = nullif(current_setting(''app.tenant'', true), '''')::uuid', key);
begin
  execute format('alter table %s enable row level security', rows);
  execute format('create policy own_tenant on %s using (%s) with check (%s)', rows, own, own);
  execute format('grant %s on %s to dondoc_app', privileges, rows);
end $$;

select isolate_tenant(c.oid, case c.relname when 'audit_entry' then 'select, insert' else 'select, insert, update, delete' end)
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenantId' and not a.attisdropped
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition;

select isolate_tenant('tenant', 'select, insert, update', 'id');
