-- Urging letters (công văn đôn đốc): drafted from the overdue duties of units, recorded when sent.

create table urging_letter (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  "issuerId" uuid not null,
  -- Of the issuer.
  "orgPath" ltree not null,
  version integer not null default 0,
  -- The day for which its duties were found overdue.
  "asOf" date not null,
  content jsonb not null,
  "authorId" uuid,
  author text not null,
  "createdAt" timestamptz not null,
  -- Set together, when it was sent.
  number text,
  date date,
  "recordId" uuid,
  "sentAt" timestamptz,
  "sentBy" text,
  primary key ("tenantId", id),
  foreign key ("tenantId", "issuerId") references organization ("tenantId", id),
  foreign key ("tenantId", "recordId") references record ("tenantId", id),
  check ((number is null) = ("recordId" is null) and (number is null) = ("sentAt" is null))
);
comment on column urging_letter.content is 'ts: import(''@dondoc/contract/letters'').LetterContent';
create index urging_letter_path on urging_letter using gist ("orgPath");

-- The duties that a letter names, as they stood then: what was written is not changed by what happens after.
create table urging_letter_duty (
  "tenantId" uuid not null references tenant (id),
  "letterId" uuid not null,
  "dutyId" uuid not null,
  "organizationId" uuid not null,
  -- Of the organization that owed it: its people may read the letter.
  "orgPath" ltree not null,
  duty jsonb not null,
  primary key ("tenantId", "letterId", "dutyId"),
  foreign key ("tenantId", "letterId") references urging_letter ("tenantId", id),
  foreign key ("tenantId", "dutyId") references duty ("tenantId", id),
  foreign key ("tenantId", "organizationId") references organization ("tenantId", id)
);
comment on column urging_letter_duty.duty is 'ts: import(''@dondoc/contract/letters'').LetterDuty';
create index urging_letter_duty_duty on urging_letter_duty ("tenantId", "dutyId");

-- The office's own template; without a row the one that comes with the product.
create table letter_template (
  "tenantId" uuid not null references tenant (id),
  "organizationId" uuid not null,
  -- Of its bytes in the file store.
  sha256 text not null,
  name text not null,
  at timestamptz not null,
  author text not null,
  primary key ("tenantId", "organizationId"),
  foreign key ("tenantId", "organizationId") references organization ("tenantId", id)
);

select isolate_tenant('urging_letter');
select isolate_tenant('urging_letter_duty');
select isolate_tenant('letter_template');
