-- What a tenant decides about deadlines and duties. Without a row the starter of the domain holds.
create table tenant_settings (
  "tenantId" uuid primary key references tenant (id),
  -- Raised by every change: two people do not overwrite each other.
  version integer not null check (version > 0),
  "confirmationRequired" boolean not null,
  "beforeIsInclusive" boolean not null,
  "acceptanceRule" text not null check ("acceptanceRule" in ('not-asked', 'silence-accepts', 'must-accept')),
  "acceptanceDays" integer not null check ("acceptanceDays" between 1 and 30),
  "coordinatorLeadDays" integer not null check ("coordinatorLeadDays" between 0 and 60),
  weekend integer[] not null,
  -- Read as a whole, never filtered by.
  "everyYear" jsonb not null,
  days jsonb not null,
  rounds jsonb not null
);
comment on column tenant_settings."acceptanceRule" is 'ts: import(''@dondoc/domain/settings/tenant-settings'').AcceptanceRule';
comment on column tenant_settings.weekend is 'ts: number[]';
comment on column tenant_settings."everyYear" is 'ts: readonly import(''@dondoc/domain/settings/tenant-settings'').YearlyHoliday[]';
comment on column tenant_settings.days is 'ts: readonly import(''@dondoc/domain/settings/tenant-settings'').CalendarDay[]';
comment on column tenant_settings.rounds is 'ts: readonly import(''@dondoc/domain/settings/tenant-settings'').ReportRound[]';
select isolate_tenant('tenant_settings');
