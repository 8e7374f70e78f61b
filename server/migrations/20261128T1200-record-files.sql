-- A record's files with their revisions, who entered it, and since when it is in force.

alter table record
  -- Where it differs from the date of the document.
  add column "effectiveOn" date,
  add column signer text check (signer <> ''),
  -- Null for what was entered before this was kept.
  add column "addedById" uuid,
  add column "addedBy" text,
  -- Grows with each correction: sent back so that two people do not overwrite each other.
  add column version integer not null default 0;
create index record_issuer on record ("tenantId", "issuerId", year);

-- A file that a person sent and that belongs to nothing yet: the form that will name it may not have been sent.
create table file_upload (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  sha256 text not null,
  name text not null check (name <> ''),
  "byteSize" bigint not null check ("byteSize" > 0),
  kind text not null,
  "uploadedById" uuid not null,
  "uploadedAt" timestamptz not null,
  primary key ("tenantId", id)
);
create index file_upload_age on file_upload ("tenantId", "uploadedAt");
comment on column file_upload.kind is 'ts: import(''@dondoc/documents/file-kind'').EvidenceKind';
select isolate_tenant('file_upload');

-- One revision of one file of a record. A newer one is a row more; nothing is overwritten.
create table record_file (
  "tenantId" uuid not null references tenant (id),
  id uuid not null,
  "recordId" uuid not null,
  -- The id of the first revision, shared by all of them.
  "seriesId" uuid not null,
  revision integer not null check (revision > 0),
  sha256 text not null,
  name text not null check (name <> ''),
  "byteSize" bigint not null check ("byteSize" > 0),
  kind text not null,
  "addedById" uuid,
  "addedBy" text not null,
  "addedAt" timestamptz not null,
  -- Taken off the record as attached by mistake; it stays readable in its history.
  "withdrawnAt" timestamptz,
  "withdrawnBy" text,
  "withdrawnWhy" text,
  primary key ("tenantId", id),
  unique ("tenantId", "seriesId", revision),
  foreign key ("tenantId", "recordId") references record ("tenantId", id)
);
create index record_file_record on record_file ("tenantId", "recordId");
create index record_file_content on record_file ("tenantId", sha256);
comment on column record_file.kind is 'ts: import(''@dondoc/documents/file-kind'').EvidenceKind';
select isolate_tenant('record_file');

-- "08/BC-SNV" and "8/bc-snv" are one number.
create function number_key(number text) returns text
  language sql immutable parallel safe strict
  return ltrim(upper(regexp_replace(number, '\s+', '', 'g')), '0');
create index record_number on record ("tenantId", number_key(number), year);
