-- The record as it came from the journal. Insert only: no statement of this service updates or deletes a row.
create table record (
  partition    smallint    not null check (partition between 0 and 15),
  position     bigint      not null check (position > 0),
  id           uuid        not null unique,
  type         text        not null,
  at           timestamptz not null,
  conversation uuid,
  hash         bytea       not null check (octet_length(hash) = 32),
  -- The exact bytes that were hashed; never re-encoded.
  body         bytea       not null,
  primary key (partition, position)
);
create index record_conversation on record (conversation, position) where conversation is not null;

-- Where intake stands: the last stored record of each partition. Moves in the transaction that stores.
create table intake_head (
  partition smallint primary key check (partition between 0 and 15),
  position  bigint   not null,
  hash      bytea    not null check (octet_length(hash) = 32)
);
insert into intake_head (partition, position, hash)
select p, 0, decode(repeat('00', 32), 'hex') from generate_series(0, 15) p;

-- How many records of each kind are stored; moves in the transaction that stores.
create table record_count (
  type    text   not null,
  outcome text   not null,
  records bigint not null,
  primary key (type, outcome)
);

-- People and conversations as the record last named them: suggestions for the search form, nothing else.
create table seen_person (
  id       uuid primary key,
  username text not null,
  name     text not null,
  unit     text
);
create table seen_conversation (
  id   uuid primary key,
  kind text not null,
  name text
);

-- What intake refused to store, and why. A partition with an open alarm of a broken chain is stopped.
create table alarm (
  id          bigint generated always as identity primary key,
  partition   smallint,
  position    bigint,
  kind        text        not null,
  expected    text        not null,
  found       text        not null,
  raised_at   timestamptz not null,
  resolved_at timestamptz
);
create unique index alarm_open on alarm (coalesce(partition, -1), kind) where resolved_at is null;

-- Up to where the search index has been refreshed: exactly what an officer can find.
create table index_position (
  partition smallint primary key check (partition between 0 and 15),
  position  bigint   not null
);
insert into index_position (partition, position) select p, 0 from generate_series(0, 15) p;

-- Every human read of the archive. Insert only.
create table access_log (
  id       bigint generated always as identity primary key,
  at       timestamptz not null,
  person   text        not null,
  username text        not null,
  action   text        not null,
  purpose  text,
  subject  text        not null,
  results  bigint      not null
);
