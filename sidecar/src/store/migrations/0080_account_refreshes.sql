-- When people last had an account's documents fetched; asked again too soon, they wait.
create table orderbridge.account_refreshes (
  account_id text primary key,
  asked_at timestamptz not null
);
