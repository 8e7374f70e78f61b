-- What each person was told: what happened, about which thing, and whether it was read. Data of a sentence, never the sentence.
create table notification (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  "accountId" uuid not null,
  kind text not null,
  "aboutKind" text not null,
  "aboutId" uuid not null,
  data jsonb not null,
  -- The same cause tells a person once: the id of an update, or a day and a step.
  cause text not null check (cause <> ''),
  -- Whose act it was, as the name was then; "Hệ thống" for what nobody did.
  actor text not null,
  -- The absent person whose role the receiver holds as a deputy.
  "standingInFor" text,
  at timestamptz not null,
  "readAt" timestamptz,
  primary key ("tenantId", id),
  unique ("tenantId", "accountId", kind, "aboutId", cause),
  foreign key ("tenantId", "accountId") references account ("tenantId", id)
);
comment on column notification.kind is 'ts: import(''@dondoc/contract/notifications'').NotificationKind';
comment on column notification."aboutKind" is 'ts: import(''@dondoc/contract/notifications'').AboutKind';
comment on column notification.data is 'ts: Readonly<Record<string, unknown>>';
create index notification_list on notification ("tenantId", "accountId", ("readAt" is not null), id desc);
create index notification_unread on notification ("tenantId", "accountId") where "readAt" is null;
select isolate_tenant('notification');
