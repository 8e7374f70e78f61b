-- Which transaction wrote a row last. Who holds the states of duties in memory reads again only what was written since
-- (docs/decisions/2026-11-28-states-held-in-memory.md); numbers of transactions only grow, and a snapshot knows which of them it saw.
alter table duty add "writtenBy" xid8 not null default pg_current_xact_id();
alter table organization add "writtenBy" xid8 not null default pg_current_xact_id();

create function mark_writer() returns trigger language plpgsql as $$
begin
  new."writtenBy" := pg_current_xact_id();
  return new;
end $$;
create trigger mark_writer before insert or update on duty for each row execute function mark_writer();
create trigger mark_writer before insert or update on organization for each row execute function mark_writer();

create index duty_written on duty ("tenantId", "writtenBy");
create index organization_written on organization ("tenantId", "writtenBy");

-- What is deleted would leave no mark. Nothing deletes them: a duty is stopped, an organization ends, and their trail stays.
revoke delete on duty, organization from dondoc_app;
