-- Files that records name, in a partition of the vault's own (17): each content once, whoever names it.

create table vault_file (
  sha256       bytea       primary key check (octet_length(sha256) = 32),
  file         uuid        not null,
  bytes        bigint      not null,
  position     bigint      unique,
  tried_at     timestamptz,
  trouble      text,
  unused_since timestamptz
);
create index vault_file_wanted on vault_file (tried_at nulls first) where position is null;
create index vault_file_unused on vault_file (unused_since) where unused_since is not null;

-- Which records name a content: its key dies with the last of them.
create table vault_file_use (
  sha256    bytea    not null,
  partition smallint not null,
  position  bigint   not null,
  primary key (partition, position, sha256)
);
create index vault_file_use_of on vault_file_use (sha256);

-- Up to where records were looked at for the files they name.
create table vault_file_scan (
  partition smallint primary key,
  position  bigint   not null
);
insert into vault_file_scan select p, 0 from generate_series(0, 15) p;
