-- What of the ledger was written into the vault. A row is committed with its files before they are written, so that
-- being killed leaves nothing half written; its files go from here once they are on disk.
create table ledger_deposit (
  number      bigint      primary key,
  note        text        not null,
  made_at     timestamptz not null,
  -- How far it went: leaves, heads, and what others said of heads.
  size        bigint      not null,
  checkpoint  bigint      not null,
  cosignature bigint      not null,
  time_stamp  bigint      not null,
  is_written  boolean     not null
);

create table ledger_deposit_file (
  number  bigint not null references ledger_deposit (number),
  name    text   not null,
  content bytea  not null,
  primary key (number, name)
);
