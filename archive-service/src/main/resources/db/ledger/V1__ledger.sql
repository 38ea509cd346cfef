-- The ledger has a schema and an owner of its own. The service may read and append, and nothing else: whoever breaks
-- into it can add leaves, but cannot take back or change one.
create table leaf (
  index     bigint   primary key check (index >= 0),
  partition smallint not null check (partition between 0 and 16),
  position  bigint   not null check (position > 0),
  -- Version, partition, position and six commitments; its RFC 9162 leaf hash is in the tree.
  entry     bytea    not null check (octet_length(entry) = 203),
  unique (partition, position)
);

-- Full tiles (C2SP tlog-tiles). The hashes of those that are not full follow from the leaves and from the roots here.
create table tile (
  level  smallint not null,
  index  bigint   not null,
  hashes bytea    not null check (octet_length(hashes) = 8192),
  root   bytea    not null check (octet_length(root) = 32),
  primary key (level, index)
);

-- Every head that was signed, as the signed note it was published as.
create table checkpoint (
  id   bigint      generated always as identity primary key,
  size bigint      not null check (size >= 0),
  root bytea       not null check (octet_length(root) = 32),
  at   timestamptz not null,
  note text        not null
);
create index checkpoint_size on checkpoint (size);

-- The public keys that ever signed, as C2SP verifier keys.
create table note_key (
  vkey  text        primary key,
  since timestamptz not null
);

-- What others said of a checkpoint: a witness's signature line, or a time stamp token (RFC 3161).
create table cosignature (
  checkpoint bigint      not null references checkpoint (id),
  line       text        not null,
  at         timestamptz not null,
  primary key (checkpoint, line)
);
create table time_stamp (
  checkpoint bigint      primary key references checkpoint (id),
  token      bytea       not null,
  at         timestamptz not null
);

grant usage on schema ${schema} to ${service};
grant select, insert on leaf, tile, checkpoint, note_key, cosignature, time_stamp to ${service};
