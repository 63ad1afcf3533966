-- One run of the invoice batch: its window, and which stretches of it are in.
create table orderbridge.invoice_runs (
  id uuid primary key default gen_random_uuid(),
  window_after timestamptz not null,
  window_until timestamptz not null,
  state text not null check (state in ('reading', 'writing', 'finished')),
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  summary jsonb
);
create unique index invoice_runs_open on orderbridge.invoice_runs ((true)) where state <> 'finished';
create table orderbridge.invoice_run_chunks (
  run_id uuid not null references orderbridge.invoice_runs on delete cascade,
  number integer not null,
  after_id bigint not null,
  upto_id bigint,
  read_at timestamptz,
  primary key (run_id, number)
);

-- Each document as Salesforce shows it: enough to tell that nothing changed, that an answer is stale, that a line is gone.
create table orderbridge.documents (
  id bigint primary key,
  document jsonb not null,
  content_hash text not null,
  modified_at timestamptz not null,
  line_keys text[] not null,
  written_at timestamptz not null default now()
);

-- Changed documents on their way to Salesforce. A row that Salesforce refused stays until it goes through.
create table orderbridge.staged_documents (
  id bigint primary key,
  document jsonb not null,
  content_hash text not null,
  modified_at timestamptz not null,
  line_keys text[] not null,
  line_count integer not null,
  staged_at timestamptz not null default now()
);
