-- What a question found at one moment, for a matter. Places and hashes only, nothing that anybody wrote: a set outlives
-- what is disposed of later, and says that it was there.
create table result_set (
  id           uuid        primary key,
  matter       uuid        not null references matter (id),
  name         text        not null,
  -- With every parenthesis, times as instants.
  query        text        not null,
  purpose      text        not null,
  frozen_at    timestamptz not null,
  frozen_by    text        not null,
  -- Of each partition up to where the question looked.
  reached      bigint[]    not null,
  -- Matches of direct conversations that whoever froze it might not see.
  left_out     bigint      not null,
  -- On record at that moment, and not looked through yet.
  not_searchable bigint    not null,
  records      integer     not null,
  -- SHA-256 over the lines of its items.
  digest       text        not null,
  ledger_size  bigint      not null,
  ledger_root  text        not null,
  -- The record in the archive's own chain that says the same.
  record       uuid        not null
);
create index result_set_matter on result_set (matter);

create table result_set_item (
  result_set uuid        not null references result_set (id) deferrable initially deferred,
  -- In the order the records happened, from 1.
  number     integer     not null,
  record     uuid        not null,
  partition  smallint    not null,
  position   bigint      not null,
  at         timestamptz not null,
  hash       text        not null,
  primary key (result_set, number),
  unique (result_set, record)
);

-- Frozen is frozen, for whatever code comes later too.
create function result_set_is_frozen() returns trigger language plpgsql as
  $$ begin raise exception 'a frozen result set is not changed'; end $$;
create trigger result_set_is_frozen before update or delete on result_set
  for each row execute function result_set_is_frozen();
create trigger result_set_item_is_frozen before update or delete on result_set_item
  for each row execute function result_set_is_frozen();
