-- Parked failures that nobody has been alerted of yet.
alter table orderbridge.failures add column alert_due boolean not null default false;
create index failures_to_alert on orderbridge.failures (parked_at) where alert_due;
-- When people were last alerted of a cause; what else fails of it for a while is not told again.
create table orderbridge.alerted_causes (
  cause text primary key,
  alerted_at timestamptz not null
);
