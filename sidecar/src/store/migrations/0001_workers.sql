-- Who is running jobs right now: a worker that stops beating is dead, and its jobs go to the others.
create table orderbridge.workers (
  id text primary key,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
