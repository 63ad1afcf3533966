-- Events that arrived: the primary key makes a repeated event a no-op, for ever.
create table orderbridge.inbox (
  source text not null,
  event_id text not null,
  received_at timestamptz not null default now(),
  primary key (source, event_id)
);

-- Events to publish, written in the transaction that decided them, in the order of their numbers.
create table orderbridge.outbox (
  position bigint generated always as identity primary key,
  topic text not null,
  key text not null,
  source_key text not null,
  fields jsonb not null,
  added_at timestamptz not null default now(),
  attempts integer not null default 0,
  last_error text,
  next_attempt_at timestamptz not null default now(),
  published_at timestamptz,
  unique (topic, source_key)
);
create index outbox_waiting on orderbridge.outbox (position) where published_at is null;
create index outbox_waiting_by_key on orderbridge.outbox (topic, key, position) where published_at is null;
