-- What is left of a record that was disposed of: enough for its chain and its leaf to verify, nothing that anybody wrote.
-- The index and the vault take their part away after the commit; a row says when they had.
create table disposed_record (
  partition    smallint    not null,
  position     bigint      not null,
  id           uuid        not null unique,
  hash         bytea       not null check (octet_length(hash) = 32),
  type         text        not null,
  at           timestamptz not null,
  conversation uuid,
  disposal     uuid        not null,
  disposed_at  timestamptz not null,
  unindexed_at timestamptz,
  shredded_at  timestamptz,
  primary key (partition, position)
);
create index disposed_record_indexed on disposed_record (disposed_at) where unindexed_at is null;
create index disposed_record_kept_keys on disposed_record (disposed_at) where shredded_at is null;
