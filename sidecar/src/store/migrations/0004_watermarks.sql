-- How far each flow has read its source; moved in the transaction that stored what was read.
create table orderbridge.watermarks (
  flow text primary key,
  position jsonb not null,
  moved_at timestamptz not null default now()
);
