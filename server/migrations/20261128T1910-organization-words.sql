-- The words of organizations, kept as those of plans, rows and records are: a search took each name of a province apart anew, 1,671
-- of them, and below row-level security PostgreSQL may not use an index over a function of its own choice.
alter table organization
  add column search tsvector generated always as (search_words(name || ' ' || coalesce("shortName", ''))) stored;
create index organization_search on organization using gin (search);
