-- One row per piece of work that failed: its payload, its history and what would settle it. Never deleted by Orderbridge.
create table orderbridge.failures (
  id uuid primary key default gen_random_uuid(),
  task text not null,
  job_key text not null,
  queue text,
  priority integer not null default 0,
  payload jsonb not null,
  flow text not null,
  state text not null check (state in ('waiting', 'parked', 'resolved')),
  code text not null,
  kind text not null,
  cause text not null,
  fix text not null,
  owner text not null,
  findings jsonb not null default '[]',
  subject jsonb,
  correlation_id text,
  amount_at_risk jsonb,
  waits_for text[] not null default '{}',
  -- All attempts ever, and those since the last resume or replay, which the retry plan counts.
  attempts integer not null,
  attempts_in_round integer not null,
  first_failed_at timestamptz not null,
  round_began_at timestamptz not null,
  last_failed_at timestamptz not null,
  next_attempt_at timestamptz,
  parked_at timestamptz,
  -- Changes after this moment have not been looked at yet on behalf of this row.
  watched_until timestamptz,
  -- Whether Salesforce has yet to be told of this state, and when to try that again after a refusal.
  revision integer not null default 0,
  report_due boolean not null default false,
  report_after timestamptz not null default now(),
  report_error text,
  reported_at timestamptz,
  resolved_at timestamptz,
  resolution text check (resolution in ('replayed', 'resumed', 'retried')),
  replayed_by text,
  resumed_by text
);
-- At most one open failure per piece of work; a resolved one is history.
create unique index failures_open on orderbridge.failures (task, job_key) where state <> 'resolved';
create index failures_newest on orderbridge.failures (last_failed_at desc, id);
create index failures_to_report on orderbridge.failures (report_after) where report_due;
create index failures_held on orderbridge.failures (parked_at) where state = 'parked' and waits_for <> '{}';
