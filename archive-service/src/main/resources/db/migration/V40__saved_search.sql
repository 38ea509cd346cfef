-- Searches an officer keeps, and how far they have been looked through: positions of each partition.
create table saved_search (
  id         uuid        primary key,
  owner      text        not null,
  name       text        not null,
  query      text        not null,
  alert      boolean     not null,
  created_at timestamptz not null,
  seen       bigint[]    not null,
  seen_at    timestamptz not null,
  -- New matches behind what was seen, as last counted; null until they were, or where they can't be.
  found      bigint,
  counted_at timestamptz
);
create index saved_search_owner on saved_search (owner, created_at);
