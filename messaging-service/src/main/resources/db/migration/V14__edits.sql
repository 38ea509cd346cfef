-- What senders change in messages that others have seen. The record of it is the journal.
alter table message add column revision integer not null default 0;
alter table message add column edited_at timestamptz;
alter table message add column recalled_at timestamptz;
-- What an edited message said first: a late retry of the post is compared with it, and answered by it.
alter table message add column first_text text;
alter table message add column first_delivered text;
alter table message add constraint message_edited
  check ((revision > 0) = (edited_at is not null) and (revision > 0) = (first_text is not null));
-- Whose words a message passes on: {"message", "conversation", "at", "sender": {"id", "username", "name", "unit"}}
alter table message add column forwarded jsonb;

-- An edit may leave rules undecided in a message that a reviewer had let go.
drop index message_to_rescan;
create index message_to_rescan on message (at, id)
  where (state = 'posted' or edited_at is not null) and verdict -> 'undecided' is not null
    and rescanned_at is null;

-- Edits, refused ones too: what idempotent retries and confirmations of warnings read.
create table message_edit (
  id         uuid        primary key,
  message_id uuid        not null references message,
  sender_id  uuid        not null,
  client_id  text        not null,
  state      text        not null check (state in ('edited', 'blocked', 'warned')),
  at         timestamptz not null,
  text       text        not null,
  delivered  text,
  verdict    jsonb       not null,
  -- Which edit of the message it is.
  revision   integer,
  unique (sender_id, client_id),
  unique (message_id, revision),
  check ((state = 'edited') = (revision is not null))
);
