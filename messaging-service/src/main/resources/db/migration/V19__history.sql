-- How long employees see messages, and how far messages past that rule have been removed. The record of them is
-- the archive's, which keeps it by rules of its own.

-- Every rule there has been. One is proposed by one person, decided on by another, and never changed.
create table history_rule (
  version     integer     primary key,
  -- For how many days messages are shown, by the kind of their conversation; null for always.
  direct_days integer     check (direct_days between 7 and 36500),
  room_days   integer     check (room_days between 7 and 36500),
  reason      text        not null,
  state       text        not null check (state in ('proposed', 'in-force', 'replaced', 'rejected')),
  proposed_by uuid        not null references person,
  proposed_at timestamptz not null,
  decided_by  uuid        references person,
  decided_at  timestamptz,
  check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  -- The second person, enforced where nobody can forget it.
  check (decided_by <> proposed_by)
);
create unique index history_rule_in_force on history_rule (state) where state = 'in-force';
create unique index history_rule_proposed on history_rule (state) where state = 'proposed';

-- How far the messages of a kind of conversation have been looked at, in order of their ids, which is that of time.
create table history_progress (
  kind  text primary key check (kind in ('room', 'direct')),
  place uuid not null
);

-- Messages that were past the rule when they were looked at, and could not be removed yet.
create table history_left (
  message_id uuid        primary key,
  kind       text        not null,
  looked_at  timestamptz not null
);
create index history_left_next on history_left (kind, looked_at);

-- Where a conversation begins that messages were removed from: the last of them.
create table history_beginning (
  conversation_id uuid        primary key,
  position        bigint      not null,
  at              timestamptz not null
);
