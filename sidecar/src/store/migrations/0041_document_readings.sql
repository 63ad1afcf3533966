-- When a document was read from the ledger: of two readings with the same modification time the later one is the truth.
alter table orderbridge.documents add column read_at timestamptz not null default '-infinity';
alter table orderbridge.staged_documents add column read_at timestamptz not null default '-infinity';
