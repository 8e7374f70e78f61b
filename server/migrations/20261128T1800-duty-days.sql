-- Whether anything happened to duties after a day, without passing over them: lists of the present ask no history.
create index duty_last_update on duty ("tenantId", "lastUpdateOn");
create index duty_extended on duty ("tenantId", "extendedOn") where "extendedOn" is not null;
-- Four of five duties of a year are done by its end; most lists ask for the others.
create index duty_open_plan on duty ("tenantId", "planId") where "deliveredOn" is null and not stopped;
create index duty_open_path on duty using gist ("orgPath") where "deliveredOn" is null and not stopped;
