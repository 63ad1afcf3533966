-- The records of the deal that a failure holds up, by the ids of whichever system knows them.
alter table orderbridge.failures add column concerns jsonb;
