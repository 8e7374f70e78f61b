-- Accounts that are invited, locked, handed over and stood in for; sign-in rules of a tenant; mail; who acted from where.

alter table account add column "mustChangePassword" boolean not null default false;
alter table account add column "lockReason" text;
-- Raised by every change of the account or its roles: two administrators do not overwrite each other.
alter table account add column version integer not null default 1;

create index role_held_place on role_held ("tenantId", "organizationId");

-- The deputy acts with the roles that the absent person holds, between two days.
create table substitution (
  "tenantId" uuid not null,
  id uuid not null,
  "absentId" uuid not null,
  "deputyId" uuid not null,
  "validFrom" date not null,
  "validTo" date not null check ("validTo" >= "validFrom"),
  -- Ended before its time. A substitution taken back before its first day never held.
  "endedOn" date,
  primary key ("tenantId", id),
  check ("absentId" <> "deputyId"),
  foreign key ("tenantId", "absentId") references account ("tenantId", id),
  foreign key ("tenantId", "deputyId") references account ("tenantId", id)
);
create index substitution_deputy on substitution ("tenantId", "deputyId");
create index substitution_absent on substitution ("tenantId", "absentId");

-- A link sent once: only the SHA-256 of its secret is kept.
create table account_token (
  "tenantId" uuid not null,
  id uuid not null,
  "accountId" uuid not null,
  purpose text not null check (purpose in ('invitation', 'password-reset')),
  hash text not null,
  "createdAt" timestamptz not null default now(),
  "expiresAt" timestamptz not null,
  "usedAt" timestamptz,
  -- Replaced by a newer one, or the account was locked.
  "withdrawnAt" timestamptz,
  primary key ("tenantId", id),
  unique ("tenantId", hash),
  foreign key ("tenantId", "accountId") references account ("tenantId", id)
);
create index account_token_account on account_token ("tenantId", "accountId");
comment on column account_token.purpose is 'ts: ''invitation'' | ''password-reset''';

create table sign_in_policy (
  "tenantId" uuid primary key references tenant (id),
  -- Characters; NIST SP 800-63B asks for 8 or more.
  "passwordLength" integer not null check ("passwordLength" between 8 and 64),
  -- Who holds one of them signs in with a second factor.
  "secondFactorRoles" text[] not null
);
comment on column sign_in_policy."secondFactorRoles" is 'ts: import(''@dondoc/domain/access/roles'').Role[]';

-- Written with the data that causes it, sent by a job. The text is dropped when it is sent: it may carry a secret.
create table mail (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  recipient text not null,
  subject text not null,
  body text,
  "createdAt" timestamptz not null default now(),
  -- Not sent any more after this: the link in it is dead by then.
  "expiresAt" timestamptz not null,
  "sentAt" timestamptz,
  attempts integer not null default 0,
  primary key ("tenantId", id)
);
create index mail_waiting on mail ("createdAt") where "sentAt" is null;

alter table audit_entry add column "userAgent" text;
-- Names of those whose roles the actor held as their deputy at that time.
alter table audit_entry add column "standingInFor" text[];
create index audit_entry_action on audit_entry ("tenantId", action);
create index audit_entry_account on audit_entry ("tenantId", "accountId");
create index audit_entry_at on audit_entry ("tenantId", at);
