-- Each payment as it was last announced, so that one that is gone from NetSuite can still be reversed.
create table orderbridge.payments (
  id bigint primary key,
  payment jsonb not null,
  modified_at timestamptz not null,
  announced_at timestamptz not null default now()
);

-- What was last said about a payment and an invoice ('none' for the part that settles nothing), and how often something was.
create table orderbridge.payment_announcements (
  payment_id bigint not null references orderbridge.payments,
  invoice_id text not null,
  kind text not null,
  content text not null,
  revision integer not null,
  primary key (payment_id, invoice_id)
);
