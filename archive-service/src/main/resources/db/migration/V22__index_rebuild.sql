-- Which indices are searched and written, and what is known of their being built anew from the vault.

-- Generation 0 are the indices <alias>-YYYY-MM, generation n are <alias>-rN-YYYY-MM. While one takes the place of another nobody
-- may say how far the index has come.
create table index_generation (
  one         boolean primary key default true check (one),
  number      int     not null,
  is_swapping boolean not null
);
insert into index_generation (number, is_swapping) values (0, false);

create table index_rebuild (
  generation  int         primary key,
  state       text        not null check (state in ('filling', 'proving', 'swapping', 'cleaning', 'done', 'refused', 'abandoned')),
  layout      int         not null,
  started_at  timestamptz not null,
  started_by  text        not null,
  finished_at timestamptz,
  from_vault  bigint      not null default 0,
  from_store  bigint      not null default 0,
  proven      bigint      not null default 0,
  outcome     text,
  replaced    text[]      not null default '{}',
  check ((finished_at is null) = (state in ('filling', 'proving', 'swapping', 'cleaning')))
);
create unique index index_rebuild_one_at_a_time on index_rebuild ((true)) where finished_at is null;

-- How far the running one has come: everything up to `position` is in the new indices, and up to `proven` it was compared.
create table index_rebuild_position (
  partition smallint primary key,
  position  bigint   not null,
  proven    bigint   not null
);
