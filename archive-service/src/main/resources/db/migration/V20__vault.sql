-- The vault's books: which segments are sealed, and the keys that open what is kept of each.

-- What opens a segment, wrapped by a master key. Rewritten when records are disposed of (fewer keys)
-- and when the master key changes (the same keys, wrapped anew).
create table vault_key (
  id      uuid  primary key,
  master  text  not null,
  wrapped bytea not null
);

-- A row is committed before its segment is written, and marked sealed once the segment was read
-- back whole. One that is not sealed after a crash is finished, or taken back.
create table vault_segment (
  partition      smallint    not null,
  first_position bigint      not null,
  last_position  bigint      not null check (last_position >= first_position),
  hash           bytea       not null unique check (octet_length(hash) = 32),
  bytes          bigint      not null,
  key            uuid        not null references vault_key (id),
  sealed_at      timestamptz not null,
  is_sealed      boolean     not null,
  checked_at     timestamptz,
  primary key (partition, first_position)
);

-- What the vault vouches for, signed; committed before it is written.
create table vault_note (
  number     bigint  primary key,
  note       text    not null,
  is_written boolean not null
);
