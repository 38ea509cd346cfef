-- What the reconciliation has looked at: stretches of 4,096 positions of each partition.
create table completeness_stretch (
  partition  smallint    not null,
  stretch    bigint      not null,
  checked_at timestamptz not null,
  -- Up to where each keeper had come: journal, store, ledger, vault, index.
  marks      bigint[]    not null,
  -- Something is waiting or differs.
  unsettled  boolean     not null,
  -- Somebody wants it looked at before its turn.
  asked      boolean     not null default false,
  primary key (partition, stretch)
);
create index completeness_stretch_turn on completeness_stretch (checked_at);
create index completeness_stretch_due on completeness_stretch (checked_at) where unsettled or asked;

-- What each keeper has of a day in a stretch.
create table completeness_figure (
  partition     smallint not null,
  stretch       bigint   not null,
  day           date     not null,
  keeper        text     not null check (keeper in ('journal', 'store', 'ledger', 'vault', 'index')),
  records       bigint   not null,
  gone          bigint   not null,
  digest        bytea    not null check (octet_length(digest) = 32),
  waiting       bigint   not null,
  first_waiting bigint   not null,
  waiting_since timestamptz,
  differences   bigint   not null,
  kind          text,
  position      bigint,
  expected      text,
  found         text,
  primary key (partition, stretch, day, keeper)
);
create index completeness_figure_day on completeness_figure (day, partition);

-- The same of a whole day and partition.
create table completeness_day (
  day         date     not null,
  partition   smallint not null,
  keeper      text     not null,
  records     bigint   not null,
  gone        bigint   not null,
  -- Over the digests of its stretches, in their order.
  digest      bytea    not null,
  waiting     bigint   not null,
  differences bigint   not null,
  kind        text,
  position    bigint,
  expected    text,
  found       text,
  primary key (day, partition, keeper)
);

-- Signed reports; the last revision of a day is the one that counts. None is ever changed.
create table completeness_report (
  day         date        not null,
  revision    integer     not null,
  whole       boolean     not null,
  records     bigint      not null,
  -- SHA-256 over the figures, which says whether there is anything new to report.
  figures     bytea       not null,
  note        text        not null,
  record      uuid        not null references record (id),
  reported_at timestamptz not null,
  primary key (day, revision)
);

-- Certificates of what went are found by the day it happened on.
create index disposed_record_at on disposed_record using brin (at);
