-- Data flows that a person has paused. A flow that is not here is on.
create table orderbridge.paused_flows (
  flow text primary key,
  paused_at timestamptz not null default now(),
  paused_by text not null
);
-- Who paused, resumed or ran a flow, and when. Never deleted by Orderbridge.
create table orderbridge.flow_decisions (
  id bigint generated always as identity primary key,
  flow text not null,
  decision text not null check (decision in ('pause', 'resume', 'run')),
  decided_by text not null,
  decided_at timestamptz not null default now()
);
create index flow_decisions_newest on orderbridge.flow_decisions (flow, id desc);
-- Work that came while its flow was paused, in the order it came; it goes back to the queue when the flow is resumed.
create table orderbridge.held_jobs (
  position bigint generated always as identity primary key,
  flow text not null,
  task text not null,
  job_key text not null,
  queue text,
  priority integer not null,
  payload jsonb not null,
  held_at timestamptz not null default now(),
  unique (task, job_key)
);
create index held_jobs_by_flow on orderbridge.held_jobs (flow, position);
-- When each kind of work last ended well, to within a few seconds.
create table orderbridge.task_ends (
  task text primary key,
  ended_at timestamptz not null
);
