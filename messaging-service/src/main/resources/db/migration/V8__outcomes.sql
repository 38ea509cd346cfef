-- What policies can ask for besides letting pass and blocking: a warning, a reviewer, parts removed.
alter table message drop constraint message_state_check;
alter table message add constraint message_state_check
  check (state in ('posted', 'blocked', 'warned', 'held', 'released', 'rejected'));
-- What the audience sees instead of the text, where policies removed parts.
alter table message add column delivered text;
alter table message add column reviewed_by uuid;
alter table message add column reviewed_by_name text;
alter table message add column reviewed_at timestamptz;
alter table message add column review_reason text;
alter table message add constraint message_reviewed
  check ((state in ('released', 'rejected')) = (reviewed_by is not null));

-- Held and rejected messages are in it for their senders, who see them where they would stand.
drop index message_history;
create index message_history on message (conversation_id, position)
  where state in ('posted', 'held', 'released', 'rejected');
create index message_held on message (at, id) where state = 'held';

-- What senders say of verdicts they think mistaken, and the answers. The record of it is the journal.
create table appeal (
  id            uuid        primary key,
  message_id    uuid        not null unique references message,
  sender_id     uuid        not null,
  -- The policy whose rule decided, and who answers for it.
  policy_id     text        not null,
  owner         text,
  text          text        not null,
  filed_at      timestamptz not null,
  ruling        text        check (ruling in ('upheld', 'overturned')),
  answer        text,
  answered_by   uuid,
  answered_name text,
  answered_at   timestamptz,
  check ((ruling is null) = (answered_at is null)),
  -- Nobody answers themselves, enforced where nobody can forget it.
  check (answered_by is null or answered_by <> sender_id)
);
create index appeal_open on appeal (filed_at) where ruling is null;
create index appeal_of_sender on appeal (sender_id, filed_at);
