-- Nobody asks whether a mail was opened, so it is not kept.
alter table digest drop column "openedAt";
