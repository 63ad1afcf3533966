-- What was asked for, and what became of it. The key is the one NetSuite keeps too; it never expires.
create table orderbridge.activations (
  key text primary key,
  contract_id text not null,
  correlation_id text not null,
  requested_by text not null,
  requested_at timestamptz not null default now(),
  -- An attempt under way; another waits until it ends or this moment passes.
  taken_until timestamptz,
  write_begun_at timestamptz,
  sales_order_id text,
  sales_order_number text,
  sales_order_status text,
  customer_id text,
  content text,
  mapping_version text,
  booked_at timestamptz,
  recorded_at timestamptz
);
create index activations_by_contract on orderbridge.activations (contract_id);
