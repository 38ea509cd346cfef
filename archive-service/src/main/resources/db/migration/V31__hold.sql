-- Whoever places a hold and whoever disposes of records locks this row first: a hold is in force from its commit, and
-- nothing is disposed of that was decided on without it.
create table disposal_gate (
  gate boolean primary key default true check (gate)
);
insert into disposal_gate default values;

create table legal_hold (
  id             uuid        primary key,
  matter         uuid        not null references matter (id),
  name           text        not null,
  -- Custodians and conversations with their names, terms, dates.
  scope          jsonb       not null,
  silent         boolean     not null,
  notice         text,
  placed_at      timestamptz not null,
  placed_by      text        not null,
  released_at    timestamptz,
  released_by    text,
  release_reason text
);
create index legal_hold_matter on legal_hold (matter);
create index legal_hold_in_force on legal_hold (placed_at) where released_at is null;

-- What custodians were told, and whether they said that they understood.
create table hold_notice (
  id              uuid        primary key,
  hold            uuid        not null references legal_hold (id),
  custodian       uuid        not null,
  name            text        not null,
  sent_at         timestamptz not null,
  seen_at         timestamptz,
  acknowledged_at timestamptz,
  unique (hold, custodian)
);
create index hold_notice_custodian on hold_notice (custodian);
