-- Holds the chain of a tenant's audit until the transaction ends, and tells its last link; no row where it has none yet. The link is
-- looked for once the chain is held, as the statements of a volatile function see what was committed until each begins.
create function hold_audit_chain(tenant uuid) returns table (sequence bigint, hash text)
  language plpgsql as $$
  #variable_conflict use_column
  begin
    perform pg_advisory_xact_lock(hashtextextended('audit/' || tenant, 0));
    return query select sequence, hash from audit_entry where "tenantId" = tenant order by sequence desc limit 1;
  end $$;

revoke all on function hold_audit_chain(uuid) from public;
grant execute on function hold_audit_chain(uuid) to dondoc_app;
