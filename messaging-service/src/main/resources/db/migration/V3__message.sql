-- Messages, posted and blocked: what history, unread counts and idempotent retries read. The
-- record of them is the journal. No foreign keys: their row locks would be taken by every post.

create table message (
  id              uuid        primary key,
  partition       smallint    not null,
  position        bigint      not null,
  conversation_id uuid        not null,
  sender_id       uuid        not null,
  sender_username text        not null,
  sender_name     text        not null,
  client_id       text        not null,
  state           text        not null check (state in ('posted', 'blocked')),
  at              timestamptz not null,
  text            text        not null,
  verdict         jsonb       not null,
  unique (sender_id, client_id)
);

create index message_history on message (conversation_id, position) where state = 'posted';
