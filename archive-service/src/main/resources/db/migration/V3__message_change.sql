-- Edits and recalls by the message they are about: what lists of records say of a message. Made of the records.
create table message_change (
  record  uuid        primary key references record (id),
  message uuid        not null,
  type    text        not null,
  at      timestamptz not null
);
create index message_change_message on message_change (message);
