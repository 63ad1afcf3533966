-- Events the bus will never take as they are: they wait for a person and hold up nobody.
alter table orderbridge.outbox add column set_aside_at timestamptz;
