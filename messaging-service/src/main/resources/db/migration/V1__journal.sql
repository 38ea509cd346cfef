-- The journal: 16 partitions, each a gapless, hash-chained sequence of records.

create table journal_head (
  partition smallint primary key check (partition between 0 and 15),
  position  bigint not null default 0,
  hash      bytea  not null check (length(hash) = 32),
  -- Records up to here were deleted, behind every reader's acknowledgement.
  pruned    bigint not null default 0
) with (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

insert into journal_head (partition, hash)
select p, decode(repeat('00', 32), 'hex') from generate_series(0, 15) p;

create table journal (
  partition       smallint    not null,
  position        bigint      not null,
  id              uuid        not null,
  at              timestamptz not null,
  type            text        not null,
  conversation_id uuid,
  member_id       uuid,
  -- The canonical JSON, byte for byte what was hashed.
  body            bytea       not null,
  primary key (partition, position)
);

-- What a reconnecting client missed besides messages, which have their own index.
create index journal_structural on journal (conversation_id, position)
  where type not in ('message.posted', 'message.blocked') and conversation_id is not null;
create index journal_member on journal (member_id, position) where member_id is not null;

create table journal_reader (
  reader    text        not null,
  partition smallint    not null,
  position  bigint      not null,
  at        timestamptz not null default now(),
  primary key (reader, partition)
);
