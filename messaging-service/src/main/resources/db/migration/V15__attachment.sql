-- Files people send. Their content lies in a directory, by its hash; what is written in it is here, because every
-- attempt to send it is judged by it. Files that are part of no message expire.
create table attachment (
  id              uuid        primary key,
  conversation_id uuid        not null,
  uploader_id     uuid        not null,
  sha256          text        not null,
  name            text        not null,
  bytes           bigint      not null,
  media_type      text        not null,
  -- What the name claims.
  declared_type   text        not null,
  malware         boolean     not null,
  text            text        not null,
  -- Why not all of the text is here; null if it is.
  gap             text        check (gap in ('encrypted', 'damaged', 'too-large', 'too-late')),
  stored_at       timestamptz not null
);
create index attachment_content on attachment (sha256);
create index attachment_age on attachment (stored_at);

-- Of every attempt to send, whatever became of it.
create table message_attachment (
  message_id    uuid     not null,
  ordinal       smallint not null,
  attachment_id uuid     not null references attachment,
  primary key (message_id, ordinal)
);
create index message_attachment_file on message_attachment (attachment_id);
