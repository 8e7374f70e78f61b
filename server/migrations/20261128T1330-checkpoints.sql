-- Days on which long work is looked at, proposed from the report rounds when the plan is issued. Read with the duty, few each.
alter table duty add column checkpoints jsonb not null default '[]';
comment on column duty.checkpoints is 'ts: readonly import(''@dondoc/domain/calendar/due-dates'').Checkpoint[]';
