-- The salts of the ledger's commitments, apart from the ledger so that they can be destroyed: without them nobody can
-- tell what a leaf commits to.
create table ledger_salt (
  partition smallint not null,
  position  bigint   not null,
  salts     bytea    not null check (octet_length(salts) = 96),
  primary key (partition, position)
);
