-- Leave to see direct conversations, given by a second person for a time.
create table break_glass (
  id          uuid        primary key,
  matter      uuid        not null references matter (id),
  person      text        not null,
  username    text        not null,
  -- People whose direct conversations are asked for, with their names.
  custodians  jsonb       not null,
  reason      text        not null,
  hours       integer     not null check (hours between 1 and 72),
  asked_at    timestamptz not null,
  state       text        not null check (state in ('asked', 'granted', 'refused', 'ended')),
  decided_at  timestamptz,
  decided_by  text,
  expires_at  timestamptz,
  check (decided_by is null or decided_by <> username)
);
create index break_glass_person on break_glass (person) where state = 'granted';

-- What a regulator may see: conversations, people and dates, until a day.
create table regulator_scope (
  id            uuid        primary key,
  username      text        not null,
  authority     text        not null,
  conversations jsonb       not null,
  people        jsonb       not null,
  from_at       timestamptz,
  until_at      timestamptz,
  expires_at    timestamptz not null,
  set_at        timestamptz not null,
  set_by        text        not null,
  withdrawn_at  timestamptz,
  withdrawn_by  text
);
create index regulator_scope_username on regulator_scope (username) where withdrawn_at is null;

-- Who is in which direct conversation, as the records say: two rows for each conversation.
create table direct_member (
  person       uuid not null,
  conversation uuid not null,
  primary key (person, conversation)
);
